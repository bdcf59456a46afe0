using FlipperUpdaterNano.Emulator.Cpu;
using FlipperUpdaterNano.Emulator.Peripherals;
using FlipperUpdaterNano.Emulator.Registers;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.Emulator.Memory
{
    /// <summary>
    /// The main flash as seen by CPU1: reads stall during an operation, writes program double words or rows, and accesses to the flash
    /// owned by CPU2 fault.
    /// </summary>
    public sealed class FlashMemory : IMmio, ISnapshotPart
    {
        private const int RowWords = FlashMap.RowSize / 4;

        /// <summary>
        /// Maximum time between two consecutive 32-bit words of a row. The value is the 2 x 25 us that RM0434 section 3.3.8 permits between
        /// two double words.
        /// </summary>
        private const long LongestPause = 50 * VirtualTime.Microsecond;

        private readonly VirtualDevice _device;
        private readonly FlashRegisters _registers;
        private readonly Violations _violations;
        private readonly uint[] _row = new uint[RowWords];
        private readonly Action<uint> _fault;
        private uint _rowStart;
        private int _rowFilled;
        private long _rowWrittenAt;
        private uint _lowWord;
        private uint _lowAddress;
        private bool _hasLow;

        /// <summary>Creates the model of the main flash, with no write pending.</summary>
        /// <param name="fault">Raises a bus fault at an address.</param>
        /// <param name="violations">Receives the violations.</param>
        public FlashMemory(VirtualDevice device, FlashRegisters registers, Action<uint> fault, Violations violations)
        {
            _device = device;
            _registers = registers;
            _fault = fault;
            _violations = violations;
            registers.ControlWritten += EndWriting;
        }

        /// <inheritdoc/>
        public uint Read(uint offset, int size)
        {
            uint address = FlashMap.Base + offset;

            if (IsSecure(address))
            {
                return 0;
            }

            Stall();

            Span<byte> value = stackalloc byte[4];

            if (!_device.Flash.TryRead((int)offset, value[..size]))
            {
                _registers.NoteEccError(address);
            }

            return BitConverter.ToUInt32(value);
        }

        /// <inheritdoc/>
        public void Write(uint offset, int size, uint value)
        {
            uint address = FlashMap.Base + offset;

            if (_device.FlashController.IsBusy)
            {
                _violations.Report("flash.write-while-busy", $"flash written at {address:X8} while BSY is set");
            }
            else if (!_registers.Programs && !_registers.ProgramsRows)
            {
                Refuse(
                    "flash.write-without-mode",
                    $"flash written at {address:X8} while neither PG nor FSTPG is the only mode bit set",
                    FlashErrors.Sequence);
            }
            else if (size != 4 || (offset & 3) != 0)
            {
                Refuse("flash.write-size", $"{8 * size}-bit write to flash at {address:X8}", FlashErrors.Size);
            }
            else if (_registers.ProgramsRows)
            {
                AddToRow(address, value);
            }
            else
            {
                AddToDoubleWord(address, value);
            }
        }

        private void AddToDoubleWord(uint address, uint value)
        {
            bool isHigh = (address & 4) != 0;

            if (isHigh != _hasLow || (isHigh && _lowAddress != address - 4))
            {
                Refuse(
                    "flash.double-word-order",
                    $"{(isHigh ? "high" : "second low")} word of a double word programmed out of order at {address:X8}",
                    FlashErrors.Alignment);
            }
            else if (!isHigh)
            {
                _lowWord = value;
                _lowAddress = address;
                _hasLow = true;
            }
            else
            {
                _hasLow = false;

                if (_registers.MayStart())
                {
                    _device.FlashController.ProgramDoubleWord(_lowAddress, _lowWord | ((ulong)value << 32));
                    _registers.NoteStarted();
                }
            }
        }

        private void AddToRow(uint address, uint value)
        {
            long now = _device.Clock.Now;

            if (_rowFilled == 0 && address % FlashMap.RowSize != 0)
            {
                Refuse("flash.row-alignment", $"fast programming started in the middle of a row, at {address:X8}", FlashErrors.Alignment);
            }
            else if (_rowFilled != 0 && address != _rowStart + (4u * (uint)_rowFilled))
            {
                Refuse("flash.row-order", $"fast programming continued out of order at {address:X8}", FlashErrors.Alignment);
            }
            else if (_rowFilled != 0 && now - _rowWrittenAt > LongestPause)
            {
                Refuse(
                    "flash.row-pause",
                    $"fast programming paused for {(now - _rowWrittenAt) / VirtualTime.Microsecond} us before the word at {address:X8}",
                    FlashErrors.Miss);
            }
            else
            {
                _rowStart = _rowFilled == 0 ? address : _rowStart;
                _rowWrittenAt = now;
                _row[_rowFilled++] = value;

                if (_rowFilled == RowWords && _registers.MayStart())
                {
                    _device.FlashController.ProgramRow(_rowStart, TakeRow());
                    _registers.NoteStarted();
                }
            }
        }

        /// <summary>Reports a violation, sets the error flag and aborts the pending write.</summary>
        private void Refuse(string rule, string what, uint error)
        {
            _violations.Report(rule, what);
            _hasLow = false;

            if (_registers.ProgramsRows)
            {
                _device.FlashController.AbortRow(_rowStart, TakeRow(), error);
            }
            else
            {
                _device.FlashController.Flag(error);
            }
        }

        /// <summary>Reports a write that is incomplete when the programming mode changes.</summary>
        private void EndWriting()
        {
            if (_hasLow)
            {
                Refuse("flash.incomplete-write", "CR written between the two words of a double word", FlashErrors.Sequence);
            }
            else if (_rowFilled != 0)
            {
                Refuse("flash.incomplete-write", "CR written before a row was complete", FlashErrors.Sequence);
            }
        }

        /// <summary>Removes the received double words from the row buffer and returns them.</summary>
        private ulong[] TakeRow()
        {
            ulong[] words = new ulong[_rowFilled / 2];

            for (int i = 0; i < words.Length; i++)
            {
                words[i] = _row[2 * i] | ((ulong)_row[(2 * i) + 1] << 32);
            }

            _rowFilled = 0;

            return words;
        }

        private bool IsSecure(uint address)
        {
            if (address < _device.Options.SecureStart)
            {
                return false;
            }

            _violations.Report("bus.secure", $"CPU1 accessed {address:X8}, which CPU2 owns");
            _fault(address);

            return true;
        }

        /// <summary>
        /// Stalls the core until the current operation ends, because single-bank flash cannot be read during an operation.
        /// </summary>
        private void Stall()
        {
            if (_device.FlashController.IsBusy && _device.FlashController.BusyUntil is long end)
            {
                _device.Clock.Advance(end - _device.Clock.Now);
            }
        }

        /// <inheritdoc/>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            archive.Content(_row);
            _rowStart = archive.Value(_rowStart);
            _rowFilled = archive.Value(_rowFilled);
            _rowWrittenAt = archive.Value(_rowWrittenAt);
            _lowWord = archive.Value(_lowWord);
            _lowAddress = archive.Value(_lowAddress);
            _hasLow = archive.Value(_hasLow);
        }
    }
}
