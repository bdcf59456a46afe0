using System.Buffers.Binary;
using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.MockHal
{
    internal sealed class MockFlash(MockDevice mock, MockOptions options) : IFlash
    {
        /// <summary>The driver's time-out when it waits for semaphore 7 (docs/reference/stock-updater.md 5.1).</summary>
        private const long SemaphoreTimeOut = 10 * VirtualTime.Second;

        /// <summary>The driver's time-out when it waits for BSY (docs/reference/stock-updater.md 5.1).</summary>
        private const long BusyTimeOut = 1 * VirtualTime.Second;

        private bool _erasing;
        private uint _rowsFrom;
        private uint _rowsEnd;

        public uint SecureStart => mock.Alive().Options.SecureStart;

        public bool HasRowProgramming => options.RowProgramming;

        public uint LastErrorFlags { get; private set; }

        public FlashStatus Read(uint address, byte[] buffer, int offset, int count)
        {
            Span<byte> destination = buffer.AsSpan(offset, count);
            if (!IsInside(address, count))
            {
                return FlashStatus.OutOfRange;
            }

            return Access(count, CpuCosts.FlashRead).TryRead((int)(address - FlashMap.Base), destination)
                ? FlashStatus.Ok
                : FlashStatus.EccError;
        }

        public bool Matches(uint address, byte[] data, int offset, int count)
        {
            ReadOnlySpan<byte> expected = data.AsSpan(offset, count);
            if (!IsInside(address, count))
            {
                return false;
            }

            FlashArray cells = Access(count, CpuCosts.FlashRead);
            int start = (int)(address - FlashMap.Base);

            return cells.IsReadable(start, count) && cells.Bytes.Slice(start, count).SequenceEqual(expected);
        }

        public FlashStatus Crc32(uint seed, uint address, int count, out uint crc)
        {
            crc = seed;
            if (!IsInside(address, count))
            {
                return FlashStatus.OutOfRange;
            }

            FlashArray cells = Access(count, CpuCosts.Crc32);
            int start = (int)(address - FlashMap.Base);
            if (!cells.IsReadable(start, count))
            {
                return FlashStatus.EccError;
            }

            crc = VirtualFlipper.Boot.Crc32.Compute(cells.Bytes.Slice(start, count), seed);

            return FlashStatus.Ok;
        }

        public bool IsErased(uint address, int count)
        {
            if (!IsInside(address, count))
            {
                return false;
            }

            FlashArray cells = Access(count, CpuCosts.FlashRead);
            int start = (int)(address - FlashMap.Base);

            return cells.IsReadable(start, count) && !cells.Bytes.Slice(start, count).ContainsAnyExcept((byte)0xFF);
        }

        public void SetEmptyFlag(bool isEmpty) => mock.Alive().SetEmptyFlag(isEmpty);

        public FlashStatus BeginErase(int page)
        {
            VirtualDevice device = mock.Alive();
            if (page < 0 || page >= device.Options.SecureStartPage)
            {
                return FlashStatus.OutOfRange;
            }

            FlashStatus ready = Prepare();
            if (ready != FlashStatus.Ok)
            {
                return ready;
            }

            if (!device.FlashController.ErasePage(page))
            {
                return Fail(device);
            }

            _erasing = true;
            _rowsFrom = FlashMap.Base + ((uint)page * FlashMap.PageSize);
            _rowsEnd = 0;

            return FlashStatus.Ok;
        }

        public FlashStatus EndErase()
        {
            if (!_erasing)
            {
                throw new InvalidOperationException("EndErase was called without a preceding BeginErase that returned Ok.");
            }

            _erasing = false;
            FlashStatus status = Finish();
            _rowsEnd = status == FlashStatus.Ok ? _rowsFrom + FlashMap.PageSize : 0;

            return status;
        }

        public FlashStatus ProgramDoubleWords(uint address, byte[] data, int offset, int count)
        {
            ReadOnlySpan<byte> source = data.AsSpan(offset, count);
            if (address % FlashMap.DoubleWordSize != 0 || count % FlashMap.DoubleWordSize != 0 || !IsInside(address, count))
            {
                return FlashStatus.OutOfRange;
            }

            _rowsEnd = 0;
            for (int i = 0; i < count; i += FlashMap.DoubleWordSize)
            {
                uint at = address + (uint)i;
                ulong value = BinaryPrimitives.ReadUInt64LittleEndian(source[i..]);
                FlashStatus status = Run(device => device.FlashController.ProgramDoubleWord(at, value));
                if (status != FlashStatus.Ok)
                {
                    return status;
                }
            }

            return FlashStatus.Ok;
        }

        public FlashStatus ProgramRow(uint address, byte[] data, int offset)
        {
            ReadOnlySpan<byte> source = data.AsSpan(offset, FlashMap.RowSize);
            if (!options.RowProgramming)
            {
                throw new NotSupportedException("The options of the mocked HAL disable row programming.");
            }

            if (address % FlashMap.RowSize != 0 || !IsInside(address, FlashMap.RowSize))
            {
                return FlashStatus.OutOfRange;
            }

            // As in the native driver: fast programming is used only for the rows of the page erased last, in ascending order, because the
            // controller refuses any other row.
            if (address < _rowsFrom || address >= _rowsEnd)
            {
                return ProgramDoubleWords(address, data, offset, FlashMap.RowSize);
            }

            _rowsFrom = address + FlashMap.RowSize;
            ulong[] values = new ulong[FlashMap.RowSize / FlashMap.DoubleWordSize];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = BinaryPrimitives.ReadUInt64LittleEndian(source[(i * FlashMap.DoubleWordSize)..]);
            }

            return Run(device => device.FlashController.ProgramRow(address, values));
        }

        /// <summary>
        /// Runs one operation of the flash controller, from the entry checks to the result; also used for the option bytes.
        /// </summary>
        /// <param name="start">Starts the operation.</param>
        /// <returns>A <see cref="FlashStatus"/>.</returns>
        internal FlashStatus Run(Func<VirtualDevice, bool> start)
        {
            FlashStatus ready = Prepare();
            if (ready != FlashStatus.Ok)
            {
                return ready;
            }

            VirtualDevice device = mock.Alive();

            return start(device) ? Finish() : Fail(device);
        }

        /// <summary>Waits for the flash to be free, as the driver does before each operation, and clears old errors.</summary>
        private FlashStatus Prepare()
        {
            if (_erasing)
            {
                throw new InvalidOperationException("An operation was started before EndErase ended the previous erase.");
            }

            VirtualDevice device = mock.Alive();
            if (device.FlashController.Faults.HeldByCoprocessor)
            {
                mock.Spend(SemaphoreTimeOut);

                return FlashStatus.CoprocessorBusy;
            }

            if (device.FlashController.IsBusy && WaitIdle(device) != FlashStatus.Ok)
            {
                return FlashStatus.TimeOut;
            }

            device.FlashController.ClearErrors(FlashErrors.All);

            return FlashStatus.Ok;
        }

        private FlashStatus Finish()
        {
            VirtualDevice device = mock.Alive();
            if (WaitIdle(device) != FlashStatus.Ok)
            {
                return FlashStatus.TimeOut;
            }

            return device.FlashController.Errors == 0 ? FlashStatus.Ok : Fail(device);
        }

        private FlashStatus WaitIdle(VirtualDevice device)
        {
            if (device.FlashController.BusyUntil is long end)
            {
                mock.SpendUntil(end);

                return FlashStatus.Ok;
            }

            mock.Spend(BusyTimeOut);

            return FlashStatus.TimeOut;
        }

        private FlashStatus Fail(VirtualDevice device)
        {
            LastErrorFlags = device.FlashController.Errors;

            return FlashStatus.Controller;
        }

        private bool IsInside(uint address, int count)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(count);

            return address >= FlashMap.Base && (long)address + count <= SecureStart;
        }

        /// <summary>
        /// Reading stalls until a running operation ends, because the single bank does not support reading while writing.
        /// </summary>
        private FlashArray Access(int count, long picoseconds)
        {
            WaitIdle(mock.Alive());

            return mock.Spend(CpuCosts.For(count, picoseconds)).Flash;
        }
    }
}
