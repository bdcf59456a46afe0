using FlipperUpdaterNano.Chip.Cpu;
using FlipperUpdaterNano.Chip.Peripherals;
using FlipperUpdaterNano.Chip.Registers;
using FlipperUpdaterNano.VirtualFlipper;

namespace FlipperUpdaterNano.Chip.Memory
{
    /// <summary>
    /// The main flash as the first core sees it: reads stall while an operation runs, writes program double words or rows, the second
    /// core's part faults.
    /// </summary>
    public sealed class FlashMemory : IMmio
    {
        private const int RowWords = FlashMap.RowSize / 4;

        private readonly VirtualDevice _device;
        private readonly FlashRegisters _registers;
        private readonly Violations _violations;
        private readonly uint[] _row = new uint[RowWords];
        private readonly Action<uint> _fault;
        private uint _rowStart;
        private int _rowFilled;
        private uint _lowWord;
        private uint _lowAddress;
        private bool _hasLow;

        /// <summary>Initializes a new instance of the <see cref="FlashMemory"/> class.</summary>
        /// <param name="device">The virtual device.</param>
        /// <param name="registers">The flash interface.</param>
        /// <param name="fault">Raises a bus fault at an address.</param>
        /// <param name="violations">Where wrong use is reported.</param>
        public FlashMemory(VirtualDevice device, FlashRegisters registers, Action<uint> fault, Violations violations)
        {
            _device = device;
            _registers = registers;
            _fault = fault;
            _violations = violations;
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

            if (size != 4 || (offset & 3) != 0)
            {
                _violations.Report($"flash written with {8 * size} bits at {address:X8}");

                return;
            }

            if (_device.FlashController.IsBusy)
            {
                _violations.Report($"flash written at {address:X8} while BSY is set");

                return;
            }

            if (_registers.ProgramsRows)
            {
                AddToRow(address, value);
            }
            else if (_registers.Programs)
            {
                AddToDoubleWord(address, value);
            }
            else
            {
                _violations.Report($"flash written at {address:X8} with neither PG nor FSTPG set");
            }
        }

        private void AddToDoubleWord(uint address, uint value)
        {
            if ((address & 4) == 0)
            {
                _lowWord = value;
                _lowAddress = address;
                _hasLow = true;

                return;
            }

            if (!_hasLow || _lowAddress != address - 4)
            {
                _violations.Report($"high word programmed at {address:X8} without its low word before");

                return;
            }

            _hasLow = false;

            if (_registers.MayStart())
            {
                _device.FlashController.StartDoubleWord(_lowAddress, _lowWord | ((ulong)value << 32));
            }
        }

        private void AddToRow(uint address, uint value)
        {
            if (_rowFilled == 0)
            {
                if (address % FlashMap.RowSize != 0)
                {
                    _violations.Report($"fast programming begins in the middle of a row, at {address:X8}");

                    return;
                }

                _rowStart = address;
            }

            if (address != _rowStart + (4u * (uint)_rowFilled))
            {
                _violations.Report($"fast programming jumps to {address:X8}");
                _rowFilled = 0;

                return;
            }

            _row[_rowFilled++] = value;

            if (_rowFilled < RowWords)
            {
                return;
            }

            _rowFilled = 0;

            if (_registers.MayStart())
            {
                ulong[] words = new ulong[RowWords / 2];

                for (int i = 0; i < words.Length; i++)
                {
                    words[i] = _row[2 * i] | ((ulong)_row[(2 * i) + 1] << 32);
                }

                _device.FlashController.StartRow(_rowStart, words);
            }
        }

        private bool IsSecure(uint address)
        {
            if (address < _device.Options.SecureStart)
            {
                return false;
            }

            _violations.Report($"the first core accessed {address:X8}, which the second core owns");
            _fault(address);

            return true;
        }

        /// <summary>There is no reading while writing: the core waits for the operation to end.</summary>
        private void Stall()
        {
            if (_device.FlashController.IsBusy && _device.FlashController.BusyUntil is long end)
            {
                _device.Clock.Advance(end - _device.Clock.Now);
            }
        }
    }
}
