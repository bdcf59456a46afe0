using FlipperUpdaterNano.Emulator.Registers;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.Emulator.Peripherals
{
    /// <summary>The four registers of a DMA channel, and the transfer that they describe (RM0434 section 11.4).</summary>
    public sealed class DmaChannel : ISnapshotPart
    {
        private readonly Dma _dma;
        private readonly int _index;
        private readonly IDmaPort _port;
        private readonly Register _control;
        private readonly Field _enabled;
        private readonly Field _toPeripheral;
        private readonly Field _circular;
        private readonly Field _peripheralIncrements;
        private readonly Field _memoryIncrements;
        private readonly Field _peripheralSize;
        private readonly Field _memorySize;
        private readonly Field _interrupts;
        private readonly Register _count;
        private readonly Register _peripheral;
        private readonly Register _memory;
        private uint _done;
        private uint _total;

        internal DmaChannel(Dma dma, int index, IDmaPort port, Func<uint, string, Register> define)
        {
            _dma = dma;
            _index = index;
            _port = port;
            _control = define(0x0, "CCR").With(0, "EN", out _enabled).With(1, "TCIE, HTIE, TEIE", out _interrupts, 3)
                .With(4, "DIR", out _toPeripheral).With(5, "CIRC", out _circular).With(6, "PINC", out _peripheralIncrements)
                .With(7, "MINC", out _memoryIncrements).With(8, "PSIZE", out _peripheralSize, 2).With(10, "MSIZE", out _memorySize, 2)
                .With(12, "PL", 2).With(14, "MEM2MEM", out Field memoryToMemory);
            _control.OnRawWrite((value, _) => WriteControl(value, memoryToMemory));
            _count = define(0x4, "CNDTR").With(0, "NDT", 16);
            _count.OnRawWrite((value, _) => WriteIdle(_count, value & 0xFFFF));
            _peripheral = define(0x8, "CPAR").With(0, "PA", 32);
            _peripheral.OnRawWrite((value, _) => WriteIdle(_peripheral, value));
            _memory = define(0xC, "CMAR").With(0, "MA", 32);
            _memory.OnRawWrite((value, _) => WriteIdle(_memory, value));
        }

        /// <summary>Gets a value indicating whether a request would move an item.</summary>
        public bool IsReady => _enabled.IsSet && _count.Value != 0;

        /// <summary>Gets a value indicating whether the channel is enabled (EN).</summary>
        public bool IsEnabled => _enabled.IsSet;

        /// <summary>Gets TCIE, HTIE and TEIE, at the bit positions of the flags that they enable.</summary>
        internal uint InterruptEnables => _control.Value & _interrupts.Mask;

        /// <summary>Gets the number of remaining items (CNDTR).</summary>
        public uint Remaining => _count.Value;

        /// <inheritdoc/>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            _done = archive.Value(_done);
            _total = archive.Value(_total);
        }

        /// <summary>Moves one item in response to a request. Arbitration and bus cycles take no time in this model.</summary>
        internal void Transfer()
        {
            (uint Address, int Size) peripheral = At(_peripheral, _peripheralIncrements, _peripheralSize);
            (uint Address, int Size) memory = At(_memory, _memoryIncrements, _memorySize);
            (uint Address, int Size) from = _toPeripheral.IsSet ? memory : peripheral;
            (uint Address, int Size) to = _toPeripheral.IsSet ? peripheral : memory;

            // A narrower destination receives the low part of the value; a wider destination receives the zero-extended value (RM0434
            // section 11.4.5).
            if (!_port.TryRead(from.Address, from.Size, out uint value) || !_port.TryWrite(to.Address, to.Size, value & Mask(to.Size)))
            {
                _enabled.IsSet = false;
                _dma.Raise(_index, Dma.TransferError);

                return;
            }

            _done++;
            _count.Value--;

            if (_count.Value == _total / 2 && _total > 1)
            {
                _dma.Raise(_index, Dma.HalfTransfer);
            }

            if (_count.Value == 0)
            {
                _dma.Raise(_index, Dma.TransferComplete);

                if (_circular.IsSet)
                {
                    Restart(_total);
                }
            }
        }

        private static uint Mask(int size) => size == 4 ? uint.MaxValue : (1u << (8 * size)) - 1;

        private static int Bytes(Field size, uint control) => 1 << (int)size.In(control);

        private (uint Address, int Size) At(Register start, Field increments, Field width)
        {
            int size = Bytes(width, _control.Value);

            return (start.Value + (increments.IsSet ? _done * (uint)size : 0), size);
        }

        private void Restart(uint total)
        {
            _count.Value = total;
            _total = total;
            _done = 0;
        }

        private void WriteIdle(Register register, uint value)
        {
            if (!Wrong(_enabled.IsSet, "dma.channel-enabled", $"{register.Name} written while the channel is enabled"))
            {
                register.Value = value;
            }
        }

        private void WriteControl(uint value, Field memoryToMemory)
        {
            uint configuration = ~(_enabled.Mask | _interrupts.Mask);

            // Requests raised before the write must be served with the old configuration.
            _dma.CatchUp();
            uint reserved = value & _control.Reserved;

            Wrong(reserved != 0, "register.reserved-bits", $"reserved bits {reserved:X8} of CCR written");
            Wrong(memoryToMemory.IsSetIn(value), "register.not-modelled", "MEM2MEM is not modelled");

            if (_enabled.IsSet && ((value ^ _control.Value) & configuration) != 0)
            {
                Wrong(true, "dma.channel-enabled", "the configuration in CCR written while the channel is enabled");
                value = (value & ~configuration) | (_control.Value & configuration);
            }

            bool starts = _enabled.IsSetIn(value) && !_enabled.IsSet;

            _control.Value = value & ~_control.Reserved & ~memoryToMemory.Mask;
            _dma.DriveLine(_index);

            if (starts)
            {
                Start();
            }
        }

        private void Start()
        {
            if (Wrong(_dma.IsRaised(_index, Dma.TransferError), "dma.error-pending", "enabled while TEIF is set"))
            {
                _enabled.IsSet = false;

                return;
            }

            int peripheral = Bytes(_peripheralSize, _control.Value);
            int memory = Bytes(_memorySize, _control.Value);

            Wrong(_count.Value == 0, "dma.empty", "enabled with CNDTR = 0");
            Wrong(peripheral > 4 || memory > 4, "dma.size", "enabled with a reserved PSIZE or MSIZE");
            Wrong(
                _peripheral.Value % peripheral != 0 || _memory.Value % memory != 0,
                "dma.alignment",
                $"CPAR {_peripheral.Value:X8} or CMAR {_memory.Value:X8} is not aligned to its access size");
            CheckRequest(_dma.Selected(_index), peripheral);
            Restart(_count.Value);
            _dma.Started();
        }

        private void CheckRequest(DmaRequest request, int peripheralSize)
        {
            Wrong(request == DmaRequest.None, "dma.no-request", "enabled while DMAMUX1 routes no request to the channel");

            if (request is not (DmaRequest.Spi2Receive or DmaRequest.Spi2Transmit))
            {
                Wrong(request != DmaRequest.None, "register.not-modelled", $"request {(int)request} is not modelled");

                return;
            }

            Wrong(
                _toPeripheral.IsSet != (request == DmaRequest.Spi2Transmit),
                "dma.direction",
                $"DIR = {_toPeripheral.Value} does not match the request {request}");
            Wrong(peripheralSize > 2, "dma.size", "PSIZE is 32 bits, but the data register is at most 16 bits wide");
        }

        private bool Wrong(bool isWrong, string rule, string what)
        {
            if (isWrong)
            {
                _dma.ReportChannel(_index, rule, what);
            }

            return isWrong;
        }
    }
}
