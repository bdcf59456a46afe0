using FlipperUpdaterNano.Emulator.Registers;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.Emulator.Peripherals
{
    /// <summary>
    /// An SPI peripheral as a master with 8-bit frames (RM0434, chapter SPI). The SPI has 4-byte FIFOs and transfers at the rate that the
    /// prescaler sets. The chip selects of the board determine which device responds. A DMA transfer runs in parallel with the core. The
    /// model advances the transfer at each access to an SPI or DMA register, and at a clock event every <see cref="LookFrames"/> frames.
    /// </summary>
    public sealed class Spi : Peripheral
    {
        private const int FifoDepth = 4;
        private const int FrameOf8Bits = 7;
        private const int LookFrames = 64;

        private readonly VirtualClock _clock;
        private readonly Func<uint> _busHertz;
        private readonly Queue<byte> _transmit = new();
        private readonly Queue<byte> _receive = new();
        private readonly Field _enabled;
        private readonly Field _master;
        private readonly Field _baud;
        private readonly Field _frame;
        private readonly Field _threshold;
        private readonly Field _receivesByDma;
        private readonly Field _transmitsByDma;
        private uint _control;
        private bool _overrun;
        private bool _dataReadAfterOverrun;
        private long _wireFreeAt = long.MinValue / 2;
        private long? _shiftedTo;
        private ClockEvent? _look;

        /// <summary>Declares the registers.</summary>
        /// <param name="name">SPI1 or SPI2.</param>
        /// <param name="address">Address of the first register.</param>
        /// <param name="busHertz">Returns the clock frequency of the APB bus in hertz.</param>
        /// <param name="violations">Receives the violations.</param>
        public Spi(string name, uint address, VirtualClock clock, Func<uint> busHertz, Violations violations)
            : base(name, address, 0x400, violations)
        {
            _clock = clock;
            _busHertz = busHertz;
            Define(0x00, "CR1").With(0, "CPHA").With(1, "CPOL").With(2, "MSTR", out _master).With(3, "BR", out _baud, 3)
                .With(6, "SPE", out _enabled).With(7, "LSBFIRST").With(8, "SSI").With(9, "SSM").With(10, "RXONLY", 1, FieldKind.Tagged)
                .With(11, "CRCL").With(12, "CRCNEXT", 1, FieldKind.Tagged).With(13, "CRCEN", 1, FieldKind.Tagged)
                .With(14, "BIDIOE", 1, FieldKind.Tagged).With(15, "BIDIMODE", 1, FieldKind.Tagged).OnWrite(FollowControl);
            Define(0x04, "CR2", 0x0700).With(0, "RXDMAEN", out _receivesByDma).With(1, "TXDMAEN", out _transmitsByDma).With(2, "SSOE")
                .With(3, "NSSP")
                .With(4, "FRF", 1, FieldKind.Tagged).With(5, "ERRIE, RXNEIE, TXEIE", 3, FieldKind.Tagged).With(8, "DS", out _frame, 4)
                .With(12, "FRXTH", out _threshold)
                .With(13, "LDMA_RX", 1, FieldKind.Tagged).With(14, "LDMA_TX", 1, FieldKind.Tagged)
                .OnWriting(Shift).OnWrite(_ => FollowRequests());
            Define(0x08, "SR", 0x0002).WithNarrowAccess().OnRead(_ => ReadStatus()).OnRawWrite((_, _) => { });
            Define(0x0C, "DR").WithNarrowAccess().OnRead(ReadData).OnRawWrite(WriteData);
            Define(0x10, "CRCPR", 7).With(0, "CRCPOLY", 16);
        }

        /// <summary>Gets or sets the function that returns whether a chip on the bus is selected.</summary>
        public Func<bool> HasSelected { get; set; } = () => false;

        /// <summary>
        /// Gets a value indicating whether a frame is being transferred. RXNE is set when the last bit of the frame is sampled, half a
        /// clock period before the transfer ends.
        /// </summary>
        public bool IsSending
        {
            get
            {
                Shift();

                return _transmit.Count > 0 || _clock.Now < _wireFreeAt + (FrameNanoseconds / 16);
            }
        }

        /// <summary>
        /// Gets or sets a value indicating whether all settings of CPOL and CPHA are accepted; true for a bus whose devices do not depend
        /// on these settings.
        /// </summary>
        public bool AllowsAnyMode { get; set; }

        /// <summary>
        /// Gets or sets the function that exchanges a byte with the selected device. The function's arguments are the sent byte and the
        /// time at which the byte's last bit is sampled.
        /// </summary>
        public Func<byte, long, byte> Exchange { get; set; } = (_, _) => 0xFF;

        /// <summary>Gets or sets the multiplexer that routes the DMA requests; if it is null, no request is served.</summary>
        public DmaMux? Requests { get; set; }

        private long Moment => _shiftedTo ?? _clock.Now;

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
            Stop();
        }

        /// <inheritdoc/>
        public override void Stop()
        {
            _look?.Cancel();
            _look = null;
        }

        /// <summary>Advances a DMA transfer to the current time.</summary>
        public void CatchUp() => Shift();

        private static uint Level(int count) => count switch { 0 => 0, 1 => 1, 2 or 3 => 2, _ => 3 };

        private void FollowControl(uint value)
        {
            const uint enableAndSpeed = 0x78;

            bool changes = ((value ^ _control) & enableAndSpeed) != 0;
            ReportIf(!_enabled.IsSet && changes && IsSending, "spi.off-while-sending", $"{Name} switched off while it is transmitting");
            ReportIf(
                changes && HasSelected(),
                "spi.speed-while-selected",
                $"{Name}: SPE or BR changed while a chip is selected, which leaves SCK undriven");
            _control = value;

            if (_enabled.IsSet && (!_master.IsSet || _frame.Value != FrameOf8Bits || (!AllowsAnyMode && (value & 3) != 0)))
            {
                Report("register.not-modelled", $"{Name} is modelled only as a master in mode 0 with 8-bit frames (CR1 = {value:X4})");
            }

            Shift();
        }

        private void FollowRequests()
        {
            ReportIf(
                Requests is null && (_receivesByDma.IsSet || _transmitsByDma.IsSet),
                "register.not-modelled",
                "its DMA requests are not modelled");
            Shift();
        }

        private void Shift()
        {
            // DMA accesses the data register inside Shift, and this access must not call Shift again.
            if (_shiftedTo is not null)
            {
                return;
            }

            try
            {
                _shiftedTo = _clock.Now;
                TransmitByDma();

                while (_transmit.Count > 0 && _wireFreeAt <= _clock.Now)
                {
                    _shiftedTo = _wireFreeAt;
                    Receive(Exchange(_transmit.Dequeue(), _wireFreeAt));

                    if (_transmit.Count > 0)
                    {
                        _wireFreeAt += FrameNanoseconds;
                    }

                    ReceiveByDma();
                    TransmitByDma();
                }
            }
            finally
            {
                _shiftedTo = null;
            }

            PlanLook();
        }

        private void Receive(byte frame)
        {
            if (_receive.Count == FifoDepth)
            {
                _overrun = true;
                _dataReadAfterOverrun = false;
            }
            else
            {
                _receive.Enqueue(frame);
            }
        }

        private bool IsReceived => _receive.Count >= (_threshold.IsSet ? 1 : 2);

        private bool HasRoom => _transmit.Count <= FifoDepth / 2;

        private void ReceiveByDma()
        {
            int before = -1;

            // If the channel reads a register other than DR, the request stays raised and no frame is removed.
            while (_receivesByDma.IsSet && IsReceived && _receive.Count != before)
            {
                before = _receive.Count;
                _ = Requests?.Serve(DmaRequest.Spi2Receive);
            }
        }

        private void TransmitByDma()
        {
            int before = -1;

            while (_transmitsByDma.IsSet && _enabled.IsSet && HasRoom && _transmit.Count != before)
            {
                before = _transmit.Count;

                if (Requests?.Serve(DmaRequest.Spi2Transmit) == true)
                {
                    ReportIf(
                        _receivesByDma.IsSet && Requests.Remaining(DmaRequest.Spi2Receive) == 0,
                        "spi.dma-order",
                        "transmits by DMA with RXDMAEN = 1 while no channel is ready to receive");
                }
            }
        }

        /// <summary>
        /// Schedules the next update of a DMA transfer, because memory and devices must be updated even if the core accesses no register.
        /// </summary>
        private void PlanLook()
        {
            bool byDma = _transmitsByDma.IsSet || _receivesByDma.IsSet;

            if (!byDma || _transmit.Count == 0 || _shiftedTo is not null || _look is { IsOver: false })
            {
                return;
            }

            long frames = Math.Min(LookFrames, _transmit.Count + (Requests?.Remaining(DmaRequest.Spi2Transmit) ?? 0));

            _look = _clock.At(_wireFreeAt + ((frames - 1) * FrameNanoseconds), Shift);
        }

        private uint ReadStatus()
        {
            Shift();

            if (_overrun && _dataReadAfterOverrun)
            {
                // A read of DR followed by a read of SR clears OVR (RM0434, chapter SPI).
                _overrun = false;
            }

            bool busy = IsSending;

            return (IsReceived ? 1u : 0) | (HasRoom ? 2u : 0) | (_overrun ? 0x40u : 0) | (busy ? 0x80u : 0)
                | (Level(_receive.Count) << 9) | (Level(_transmit.Count) << 11);
        }

        private uint ReadData(int size)
        {
            Shift();
            _dataReadAfterOverrun = true;

            // A 32-bit read of the empty FIFO is permitted, because ST's driver clears OVR in this way after each transmission
            // (LL_SPI_ClearFlag_OVR).
            if (size == 4 && _receive.Count == 0)
            {
                return 0;
            }

            // Data packing (RM0434, chapter SPI): a 16-bit read takes two frames from the FIFO and returns the first frame in the low
            // byte.
            if (size > 2 || _receive.Count < size)
            {
                Report("spi.receive-empty", $"{8 * size}-bit read of {Name}.DR while the receive FIFO holds {_receive.Count} frames");

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
                    "spi.transmit-full", $"{8 * size}-bit write of {Name}.DR while the transmit FIFO holds {_transmit.Count} frames");

                return;
            }

            if (_transmit.Count == 0)
            {
                _wireFreeAt = Moment + FrameNanoseconds;
            }

            _transmit.Enqueue((byte)value);

            if (size == 2)
            {
                _transmit.Enqueue((byte)(value >> 8));
            }

            PlanLook();
        }

        /// <inheritdoc/>
        public override void SaveOrRestore(SnapshotArchive archive)
        {
            base.SaveOrRestore(archive);
            archive.Items(_transmit);
            archive.Items(_receive);
            _control = archive.Value(_control);
            _overrun = archive.Value(_overrun);
            _dataReadAfterOverrun = archive.Value(_dataReadAfterOverrun);
            _wireFreeAt = archive.Value(_wireFreeAt);
            _shiftedTo = archive.Optional(_shiftedTo);
            _look = archive.Event(_clock, _look, Shift);
        }
    }
}
