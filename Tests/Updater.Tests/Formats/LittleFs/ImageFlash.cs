using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Tests.Mutation;

namespace FlipperUpdaterNano.Updater.Tests.Formats.LittleFs
{
    /// <summary>
    /// An image in memory that serves as flash. The model is strict about programming, and a limit on the number of reads stops endless
    /// loops.
    /// </summary>
    public sealed class ImageFlash : IFlash
    {
        private readonly byte[] _data;
        private readonly bool[] _programmed;
        private readonly HashSet<int> _torn = [];
        private readonly ReadBudget _budget;
        private int _erasing = -1;

        public ImageFlash(byte[] data, long reads = 4_000_000)
        {
            _data = data;
            _budget = new ReadBudget(reads);
            _programmed = new bool[data.Length / 8];
        }

        public uint SecureStart => FlashGeometry.Base + (uint)_data.Length;

        public bool HasRowProgramming { get; init; } = true;

        public uint LastErrorFlags => 0;

        /// <summary>Number of modifying operations until a <see cref="PowerLostException"/>.</summary>
        public int OperationsUntilPowerLoss { get; set; } = int.MaxValue;

        /// <summary>Number of modifying operations so far.</summary>
        public int Operations { get; private set; }

        /// <summary>A page in which programming writes a wrong bit; -1 for none.</summary>
        public int WeakPage { get; init; } = -1;

        public byte[] Data => _data;

        /// <summary>Makes a double word unreadable, like a double word whose programming was interrupted by a power loss.</summary>
        public void Tear(int offset) => _torn.Add(offset / 8);

        public FlashStatus Read(uint address, byte[] buffer, int offset, int count)
        {
            _budget.Spend();
            if (!Locate(address, count, out int from))
            {
                return FlashStatus.OutOfRange;
            }

            if (IsTorn(from, count))
            {
                return FlashStatus.EccError;
            }

            Array.Copy(_data, from, buffer, offset, count);
            return FlashStatus.Ok;
        }

        public bool Matches(uint address, byte[] data, int offset, int count)
        {
            _budget.Spend();
            return Locate(address, count, out int from)
                && !IsTorn(from, count)
                && _data.AsSpan(from, count).SequenceEqual(data.AsSpan(offset, count));
        }

        public FlashStatus Crc32(uint seed, uint address, int count, out uint crc)
        {
            _budget.Spend();
            crc = 0;
            if (!Locate(address, count, out int from))
            {
                return FlashStatus.OutOfRange;
            }

            if (IsTorn(from, count))
            {
                return FlashStatus.EccError;
            }

            crc = VirtualFlipper.Boot.Crc32.Compute(_data.AsSpan(from, count), seed);
            return FlashStatus.Ok;
        }

        public bool IsErased(uint address, int count)
        {
            return Locate(address, count, out int from)
                && !IsTorn(from, count)
                && _data.AsSpan(from, count).IndexOfAnyExcept((byte)0xFF) < 0;
        }

        public void SetEmptyFlag(bool isEmpty) => throw new InvalidOperationException("This flash is never booted.");

        public FlashStatus BeginErase(int page)
        {
            if (page * FlashGeometry.PageSize >= _data.Length)
            {
                return FlashStatus.OutOfRange;
            }

            if (Operations++ >= OperationsUntilPowerLoss)
            {
                // An interrupted erase leaves undefined content: here one readable double word, all others unreadable.
                for (int word = 1; word < FlashGeometry.PageSize / 8; word++)
                {
                    _torn.Add((page * FlashGeometry.PageSize / 8) + word);
                }

                throw new PowerLostException();
            }

            _erasing = page;
            return FlashStatus.Ok;
        }

        public FlashStatus EndErase()
        {
            if (_erasing < 0)
            {
                return FlashStatus.Controller;
            }

            int from = _erasing * FlashGeometry.PageSize;
            _data.AsSpan(from, FlashGeometry.PageSize).Fill(0xFF);
            for (int word = from / 8; word < (from + FlashGeometry.PageSize) / 8; word++)
            {
                _programmed[word] = false;
                _torn.Remove(word);
            }

            _erasing = -1;
            return FlashStatus.Ok;
        }

        public FlashStatus ProgramDoubleWords(uint address, byte[] data, int offset, int count)
        {
            for (int i = 0; i < count; i += 8)
            {
                FlashStatus status = Program(address + (uint)i, data, offset + i, 8);
                if (status != FlashStatus.Ok)
                {
                    return status;
                }
            }

            return count % 8 == 0 ? FlashStatus.Ok : FlashStatus.Controller;
        }

        public FlashStatus ProgramRow(uint address, byte[] data, int offset)
        {
            return address % FlashGeometry.RowSize != 0 || !HasRowProgramming
                ? FlashStatus.Controller
                : Program(address, data, offset, FlashGeometry.RowSize);
        }

        private FlashStatus Program(uint address, byte[] data, int offset, int count)
        {
            if (!Locate(address, count, out int to) || to % 8 != 0 || _erasing >= 0)
            {
                return FlashStatus.OutOfRange;
            }

            bool cut = Operations++ >= OperationsUntilPowerLoss;
            for (int i = 0; i < count; i += 8)
            {
                int word = (to + i) / 8;
                if (_programmed[word] || _torn.Contains(word) || _data.AsSpan(word * 8, 8).IndexOfAnyExcept((byte)0xFF) >= 0)
                {
                    return FlashStatus.Controller;
                }

                if (cut)
                {
                    _torn.Add(word);
                    throw new PowerLostException();
                }

                _programmed[word] = true;
                data.AsSpan(offset + i, 8).CopyTo(_data.AsSpan(to + i));
            }

            if (to / FlashGeometry.PageSize == WeakPage)
            {
                _data[to] ^= 0x10;
            }

            return FlashStatus.Ok;
        }

        private bool Locate(uint address, int count, out int from)
        {
            from = (int)(address - FlashGeometry.Base);
            return address >= FlashGeometry.Base && count >= 0 && (long)from + count <= _data.Length;
        }

        private bool IsTorn(int from, int count)
        {
            return _torn.Count > 0 && Enumerable.Range(from / 8, ((from + count + 7) / 8) - (from / 8)).Any(_torn.Contains);
        }
    }
}
