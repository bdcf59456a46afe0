using FlipperUpdaterNano.Emulator.Registers;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.Emulator.Peripherals
{
    /// <summary>
    /// SPI as a master with 8-bit frames (RM0434 section 37): FIFOs of 4 bytes, one byte after the other at the rate of the prescaler.
    /// The chip selects on the board decide which device answers.
    /// </summary>
    public sealed class Spi : Peripheral
    {
        private const int FifoDepth = 4;
        private const int FrameOf8Bits = 7;

        private readonly VirtualClock _clock;
        private readonly Func<uint> _busHertz;
        private readonly Queue<byte> _transmit = new();
        private readonly Queue<byte> _receive = new();
        private readonly Field _enabled;
        private readonly Field _master;
        private readonly Field _baud;
        private readonly Field _frame;
        private readonly Field _threshold;
        private uint _control;
        private bool _overrun;
        private bool _dataReadAfterOverrun;
        private long _wireFreeAt = long.MinValue / 2;

        /// <summary>Declares the registers.</summary>
        /// <param name="name">SPI1 or SPI2.</param>
        /// <param name="address">Address of its first register.</param>
        /// <param name="clock">The virtual clock.</param>
        /// <param name="busHertz">Gets the clock of its bus in hertz.</param>
        /// <param name="violations">Receives wrong use.</param>
        public Spi(string name, uint address, VirtualClock clock, Func<uint> busHertz, Violations violations)
            : base(name, address, 0x400, violations)
        {
            _clock = clock;
            _busHertz = busHertz;
            Define(0x00, "CR1").With(0, "CPHA").With(1, "CPOL").With(2, "MSTR", out _master).With(3, "BR", out _baud, 3)
                .With(6, "SPE", out _enabled).With(7, "LSBFIRST").With(8, "SSI").With(9, "SSM").With(10, "RXONLY", 1, FieldKind.Tagged)
                .With(11, "CRCL").With(12, "CRCNEXT", 1, FieldKind.Tagged).With(13, "CRCEN", 1, FieldKind.Tagged)
                .With(14, "BIDIOE", 1, FieldKind.Tagged).With(15, "BIDIMODE", 1, FieldKind.Tagged).OnWrite(FollowControl);
            Define(0x04, "CR2", 0x0700).With(0, "RXDMAEN", 1, FieldKind.Tagged).With(1, "TXDMAEN", 1, FieldKind.Tagged).With(2, "SSOE")
                .With(3, "NSSP")
                .With(4, "FRF").With(5, "ERRIE").With(6, "RXNEIE").With(7, "TXEIE").With(8, "DS", out _frame, 4)
                .With(12, "FRXTH", out _threshold)
                .With(13, "LDMA_RX").With(14, "LDMA_TX");
            Define(0x08, "SR", 0x0002).WithNarrowAccess().OnRead(_ => ReadStatus()).OnRawWrite((_, _) => { });
            Define(0x0C, "DR").WithNarrowAccess().OnRead(ReadData).OnRawWrite(WriteData);
            Define(0x10, "CRCPR", 7).With(0, "CRCPOLY", 16);
        }

        /// <summary>Gets or sets the check whether a chip on the wire is selected.</summary>
        public Func<bool> HasSelected { get; set; } = () => false;

        /// <summary>
        /// Gets a value indicating whether a frame is on the wire: the last half clock comes after its last bit was sampled (RXNE).
        /// </summary>
        public bool IsSending
        {
            get
            {
                Shift();

                return _transmit.Count > 0 || _clock.Now < _wireFreeAt + (FrameNanoseconds / 16);
            }
        }

        /// <summary>Gets or sets who exchanges bytes on the wire.</summary>
        public Func<byte, byte> Exchange { get; set; } = _ => 0xFF;

        private long FrameNanoseconds => 8L * 1_000_000_000 * (2L << (int)_baud.Value) / _busHertz();

        /// <inheritdoc/>
        public override void Reset()
        {
            base.Reset();
            _transmit.Clear();
            _receive.Clear();
            _overrun = false;
            _wireFreeAt = long.MinValue / 2;
            _control = 0;
        }

        private static uint Level(int count) => count switch { 0 => 0, 1 => 1, 2 or 3 => 2, _ => 3 };

        private void FollowControl(uint value)
        {
            const uint enableAndSpeed = 0x78;

            bool changes = ((value ^ _control) & enableAndSpeed) != 0;
            ReportIf(!_enabled.IsSet && changes && IsSending, "spi.off-while-sending", $"{Name} switched off while it sends");
            ReportIf(
                changes && HasSelected(),
                "spi.speed-while-selected",
                $"{Name}: SPE or BR changed while a chip is selected; SCK is undriven meanwhile");
            _control = value;

            if (_enabled.IsSet && (!_master.IsSet || _frame.Value != FrameOf8Bits || (value & 3) != 0))
            {
                Report("register.not-modelled", $"{Name} is modelled as a master in mode 0 with 8-bit frames only (CR1 = {value:X4})");
            }
        }

        private void Shift()
        {
            while (_transmit.Count > 0 && _wireFreeAt <= _clock.Now)
            {
                byte answer = Exchange(_transmit.Dequeue());

                if (_receive.Count == FifoDepth)
                {
                    _overrun = true;
                    _dataReadAfterOverrun = false;
                }
                else
                {
                    _receive.Enqueue(answer);
                }

                if (_transmit.Count > 0)
                {
                    _wireFreeAt += FrameNanoseconds;
                }
            }
        }

        private uint ReadStatus()
        {
            Shift();

            if (_overrun && _dataReadAfterOverrun)
            {
                // Cleared by reading DR, then SR (RM0434 section 37.4.10); this read still shows it.
                _overrun = false;
            }

            bool busy = IsSending;
            bool receiveReady = _receive.Count >= (_threshold.IsSet ? 1 : 2);

            return (receiveReady ? 1u : 0) | (_transmit.Count <= 2 ? 2u : 0) | (_overrun ? 0x40u : 0) | (busy ? 0x80u : 0)
                | (Level(_receive.Count) << 9) | (Level(_transmit.Count) << 11);
        }

        private uint ReadData(int size)
        {
            Shift();
            _dataReadAfterOverrun = true;

            // Data packing (RM0434 section 37.4.9): an access of 16 bits takes two frames, the first in the low byte.
            if (size > 2 || _receive.Count < size)
            {
                Report("spi.receive-empty", $"{Name}.DR read with {8 * size} bits while {_receive.Count} frames were received");

                return 0;
            }

            uint value = _receive.Dequeue();

            return size == 1 ? value : value | ((uint)_receive.Dequeue() << 8);
        }

        private void WriteData(uint value, int size)
        {
            Shift();

            if (!_enabled.IsSet)
            {
                Report("spi.off", $"{Name}.DR written while SPE = 0");

                return;
            }

            if (size > 2 || _transmit.Count > FifoDepth - size)
            {
                Report(
                    "spi.transmit-full", $"{Name}.DR written with {8 * size} bits while the transmit FIFO holds {_transmit.Count} frames");

                return;
            }

            if (_transmit.Count == 0)
            {
                _wireFreeAt = _clock.Now + FrameNanoseconds;
            }

            _transmit.Enqueue((byte)value);

            if (size == 2)
            {
                _transmit.Enqueue((byte)(value >> 8));
            }
        }
    }
}
