using System.Runtime.InteropServices;
using System.Text;
using FlipperUpdaterNano.Emulator.Registers;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.Emulator.Peripherals
{
    /// <summary>USART1 (RM0434, chapter USART), limited to the transmission of text lines.</summary>
    public sealed class Usart : Peripheral
    {
        private const uint TransmitEmpty = 1 << 7;
        private const uint TransmissionComplete = 1 << 6;
        private const int BitsPerFrame = 10;

        private readonly VirtualClock _clock;
        private readonly Func<uint> _busHertz;
        private readonly List<byte> _line = [];
        private readonly Field _enabled;
        private readonly Field _transmits;
        private readonly Field _receives;
        private readonly Field _divider;
        private long _shiftFreeAt;

        /// <summary>Declares the registers.</summary>
        /// <param name="busHertz">Returns the clock frequency of the APB bus in hertz.</param>
        /// <param name="violations">Receives the violations.</param>
        public Usart(VirtualClock clock, Func<uint> busHertz, Violations violations)
            : base("USART1", 0x40013800, 0x400, violations)
        {
            _clock = clock;
            _busHertz = busHertz;
            Define(0x00, "CR1").With(0, "UE", out _enabled).With(1, "UESM").With(2, "RE", out _receives).With(3, "TE", out _transmits)
                .With(4, "interrupts", 5).With(9, "PS").With(10, "PCE").With(11, "WAKE").With(12, "M0").With(13, "MME").With(14, "CMIE")
                .With(15, "OVER8", 1, FieldKind.Tagged).With(16, "DEDT", 10).With(26, "RTOIE").With(27, "EOBIE")
                .With(28, "M1", 1, FieldKind.Tagged)
                .With(29, "FIFOEN").With(30, "FIFOIE", 2);
            Define(0x04, "CR2").With(0, "bits", 32, FieldKind.Tagged);
            Define(0x08, "CR3").With(0, "bits", 32, FieldKind.Tagged);
            Define(0x0C, "BRR").With(0, "BRR", out _divider, 16)
                .OnWrite(_ => ReportIf(_enabled.IsSet, "usart.baud-in-use", "BRR written while UE = 1"));
            Define(0x18, "RQR").With(0, "requests", 5, FieldKind.WriteOnly);
            Define(0x1C, "ISR", 0xC0).OnRead(_ => ReadStatus()).OnRawWrite((_, _) => Report("register.read-only", "USART1.ISR written"));
            Define(0x20, "ICR").OnRawWrite((_, _) => { });
            Define(0x24, "RDR").WithNarrowAccess().With(0, "RDR", 9, FieldKind.ReadOnly);
            Define(0x28, "TDR").WithNarrowAccess().OnRawWrite((value, _) => Transmit((byte)value));
            Define(0x2C, "PRESC").With(0, "PRESCALER", 4, FieldKind.Tagged);
        }

        /// <summary>Raised for each complete line, decoded as UTF-8, without its line ending.</summary>
        public event Action<string>? LineReceived;

        private long FrameNanoseconds => BitsPerFrame * (long)Math.Max(_divider.Value, 16) * 1_000_000_000 / _busHertz();

        /// <inheritdoc/>
        public override void Reset()
        {
            base.Reset();
            _shiftFreeAt = 0;
        }

        private uint ReadStatus()
        {
            const uint transmitAcknowledge = 1 << 21;
            const uint receiveAcknowledge = 1 << 22;
            uint status = 0;

            status |= _enabled.IsSet && _transmits.IsSet ? transmitAcknowledge : 0;
            status |= _enabled.IsSet && _receives.IsSet ? receiveAcknowledge : 0;

            // TDR is empty if at most one frame remains to be shifted out; otherwise TDR holds the next frame.
            status |= _shiftFreeAt - _clock.Now <= FrameNanoseconds ? TransmitEmpty : 0;
            status |= _clock.Now >= _shiftFreeAt ? TransmissionComplete : 0;

            return status;
        }

        private void Transmit(byte value)
        {
            ReportIf(!_enabled.IsSet || !_transmits.IsSet, "usart.off", "TDR written while the transmitter is off");
            ReportIf((ReadStatus() & TransmitEmpty) == 0, "usart.full", "TDR written while TDR is full");
            _shiftFreeAt = Math.Max(_shiftFreeAt, _clock.Now) + FrameNanoseconds;

            if (value == '\n')
            {
                LineReceived?.Invoke(Encoding.UTF8.GetString(CollectionsMarshal.AsSpan(_line)).TrimEnd('\r'));
                _line.Clear();
            }
            else
            {
                _line.Add(value);
            }
        }

        /// <inheritdoc/>
        public override void SaveOrRestore(SnapshotArchive archive)
        {
            base.SaveOrRestore(archive);
            archive.Items(_line);
            _shiftFreeAt = archive.Value(_shiftFreeAt);
        }
    }
}
