using FlipperUpdaterNano.Emulator.Devices;
using FlipperUpdaterNano.Emulator.Registers;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.Emulator.Peripherals
{
    /// <summary>
    /// An I2C peripheral as a polled master with 7-bit addresses (RM0434, chapter I2C). AUTOEND, software end with TC, RELOAD with TCR,
    /// and repeated START are modelled. Interrupts, DMA and slave mode are not modelled.
    /// </summary>
    public sealed class I2c : Peripheral
    {
        private const uint TransmitReady = 1 << 1;
        private const uint ReceiveReady = 1 << 2;
        private const uint NotAcknowledged = 1 << 4;
        private const uint Stopped = 1 << 5;
        private const uint Complete = 1 << 6;
        private const uint ReloadComplete = 1 << 7;
        private const uint BusError = 1 << 8;
        private const uint Busy = 1 << 15;

        /// <summary>Duration of a byte with its acknowledge bit at 400 kHz.</summary>
        private const long ByteNanoseconds = 22_500;

        /// <summary>Bus free time that the gauge requires between STOP and START at 400 kHz (docs/reference/silicon.md 1.9).</summary>
        private const long BusFreeNanoseconds = 66_000;

        private readonly VirtualClock _clock;
        private readonly Dictionary<uint, (II2cDevice Device, Func<bool> Answers)> _devices = [];
        private readonly Field _enabled;
        private readonly Field _address;
        private readonly Field _isRead;
        private readonly Field _start;
        private readonly Field _stop;
        private readonly Field _reload;
        private readonly Field _autoEnd;
        private readonly Field _count;
        private uint _flags;
        private uint _left;
        private II2cDevice? _device;
        private long _readyAt;
        private bool _active;
        private bool _waits;
        private long _stoppedAt = long.MinValue / 2;

        /// <summary>Declares the registers.</summary>
        /// <param name="name">I2C1 or I2C3.</param>
        /// <param name="address">Address of the first register.</param>
        /// <param name="violations">Receives the violations.</param>
        public I2c(string name, uint address, VirtualClock clock, Violations violations)
            : base(name, address, 0x400, violations)
        {
            _clock = clock;
            Define(0x00, "CR1").With(0, "PE", out _enabled).With(1, "interrupts", 7, FieldKind.Tagged).With(8, "DNF", 4).With(12, "ANFOFF")
                .With(14, "DMA", 2, FieldKind.Tagged).With(16, "SBC", 1, FieldKind.Tagged).With(17, "NOSTRETCH")
                .OnWrite(_ => FollowEnable());
            Define(0x04, "CR2").With(0, "SADD", out _address, 10).With(10, "RD_WRN", out _isRead).With(11, "ADD10", 1, FieldKind.Tagged)
                .With(12, "HEAD10R").With(13, "START", out _start, 1, FieldKind.WriteOnly)
                .With(14, "STOP", out _stop, 1, FieldKind.WriteOnly).With(15, "NACK")
                .With(16, "NBYTES", out _count, 8).With(24, "RELOAD", out _reload).With(25, "AUTOEND", out _autoEnd)

                // Writing the reserved bit 31 is permitted, because ST's driver sets it (LL_I2C_GENERATE_START_WRITE) and silicon
                // ignores it.
                .With(31, "ignored", 1, FieldKind.ReadOnly)
                .OnWrite(FollowControl);
            Define(0x08, "OAR1").With(0, "bits", 16);
            Define(0x0C, "OAR2").With(0, "bits", 16);
            Define(0x10, "TIMINGR").With(0, "timing", 32);
            Define(0x14, "TIMEOUTR").With(0, "bits", 32, FieldKind.Tagged);
            Define(0x18, "ISR", 1).OnRead(_ => ReadFlags()).OnRawWrite((value, _) => _flags |= value & 1);
            Define(0x1C, "ICR").OnRawWrite((value, _) => _flags &= ~(value & 0x3F38));
            Define(0x24, "RXDR").WithNarrowAccess().OnRead(_ => ReadData());
            Define(0x28, "TXDR").WithNarrowAccess().OnRawWrite((value, _) => WriteData((byte)value));
        }

        /// <summary>Gets or sets a value indicating whether each transfer sets BERR although no bus error occurs.</summary>
        public bool SeesBusErrors { get; set; }

        /// <summary>Gets or sets the function that returns whether the pins are in the I2C alternate function.</summary>
        public Func<bool> IsWired { get; set; } = () => true;

        private bool IsReady => _active && _clock.Now >= _readyAt;

        /// <summary>Connects a device to the bus.</summary>
        /// <param name="address">7-bit address of the device.</param>
        /// <param name="answers">
        /// A function that returns whether the device acknowledges its address; null if the device always does.
        /// </param>
        public void Connect(uint address, II2cDevice device, Func<bool>? answers = null) =>
            _devices.Add(address, (device, answers ?? (() => true)));

        /// <inheritdoc/>
        public override void Reset()
        {
            base.Reset();
            Release();
        }

        private void FollowEnable()
        {
            if (!_enabled.IsSet)
            {
                Release();
            }
        }

        private void Release()
        {
            _flags = 0;
            _active = false;
            _waits = false;
            _device = null;
        }

        private void FollowControl(uint value)
        {
            if (_start.IsSetIn(value))
            {
                Start();
            }
            else if (_stop.IsSetIn(value))
            {
                if (!ReportIf(!_waits || _reload.IsSet, "i2c.stop", "STOP requested while TC is clear"))
                {
                    Finish();
                }
            }
            else if (_waits && (_flags & ReloadComplete) != 0 && _count.Value != 0)
            {
                // A write to NBYTES continues the transfer; until then, the clock is stretched.
                _flags &= ~ReloadComplete;
                _waits = false;
                _left = _count.Value;
                _readyAt = _clock.Now + ByteNanoseconds;
            }
        }

        /// <summary>Generates START, or a repeated START if TC is set.</summary>
        private void Start()
        {
            bool repeated = _waits && (_flags & Complete) != 0;

            if (!_enabled.IsSet || (_active && !repeated))
            {
                Report("i2c.start", $"{Name}: START while {(_active ? "a transfer runs" : "PE = 0")}");

                return;
            }

            CheckBus(repeated);
            _flags &= ~(Complete | ReloadComplete);
            _active = true;
            _waits = false;
            _left = _count.Value;
            _readyAt = _clock.Now + ByteNanoseconds;
            _device = FindAddressed();
            _device?.Start(_isRead.IsSet);

            if (_device is null)
            {
                // A STOP follows a NACK regardless of AUTOEND.
                _flags |= NotAcknowledged;
                Finish();
            }
            else if (_left == 0)
            {
                EndPart();
            }
        }

        private void CheckBus(bool repeated)
        {
            long free = _clock.Now - _stoppedAt;

            ReportIf(
                !repeated && free < BusFreeNanoseconds, "i2c.bus-free", $"START {free / 1000} us after STOP, but the gauge needs 66 us");
            ReportIf(!IsWired(), "i2c.pins", "START while its pins are not in the I2C alternate function");
            ReportIf(
                _reload.IsSet && _count.Value == 0, "register.not-modelled", "START with RELOAD and NBYTES = 0 is not modelled");
        }

        private II2cDevice? FindAddressed()
        {
            return _devices.TryGetValue(_address.Value >> 1, out (II2cDevice Device, Func<bool> Answers) found) && found.Answers()
                ? found.Device
                : null;
        }

        private void Finish()
        {
            _flags = (_flags & ~(Complete | ReloadComplete)) | Stopped | (SeesBusErrors ? BusError : 0);
            _active = false;
            _waits = false;
            _stoppedAt = _clock.Now;
            _device?.Stop();
            _device = null;
        }

        /// <summary>
        /// Handles the end of a chunk of NBYTES bytes: with RELOAD the transfer waits for the next chunk, with AUTOEND it ends with STOP,
        /// and otherwise it waits for software to generate STOP or a repeated START.
        /// </summary>
        private void EndPart()
        {
            if (_autoEnd.IsSet && !_reload.IsSet)
            {
                Finish();

                return;
            }

            _waits = true;
            _flags |= _reload.IsSet ? ReloadComplete : Complete;
        }

        private uint ReadFlags()
        {
            const uint waiting = Complete | ReloadComplete;

            uint ready = !IsReady || _left == 0 ? 0 : _isRead.IsSet ? ReceiveReady : TransmitReady;
            uint flags = IsReady || !_active ? _flags : _flags & ~waiting;

            return 1 | flags | ready | (_active ? Busy : 0);
        }

        private uint ReadData()
        {
            if (!IsReady || !_isRead.IsSet || _left == 0)
            {
                Report("i2c.receive-empty", $"{Name}.RXDR read while RXNE = 0");

                return 0;
            }

            byte value = _device!.Read();
            Next();

            return value;
        }

        private void WriteData(byte value)
        {
            if (!IsReady || _isRead.IsSet || _left == 0)
            {
                Report("i2c.transmit-early", $"{Name}.TXDR written while TXIS = 0");

                return;
            }

            _device!.Write(value);
            Next();
        }

        private void Next()
        {
            _readyAt = _clock.Now + ByteNanoseconds;

            if (--_left == 0)
            {
                EndPart();
            }
        }

        /// <inheritdoc/>
        public override void SaveOrRestore(SnapshotArchive archive)
        {
            base.SaveOrRestore(archive);
            _flags = archive.Value(_flags);
            _left = archive.Value(_left);
            uint? addressed = _devices.Where(entry => entry.Value.Device == _device).Select(entry => (uint?)entry.Key).FirstOrDefault();
            addressed = archive.Optional(addressed, nameof(_device));
            _device = addressed is { } address ? _devices[address].Device : null;
            _readyAt = archive.Value(_readyAt);
            _active = archive.Value(_active);
            _waits = archive.Value(_waits);
            _stoppedAt = archive.Value(_stoppedAt);
            SeesBusErrors = archive.Value(SeesBusErrors);

            foreach ((uint at, (II2cDevice device, _)) in _devices)
            {
                if (device is ISnapshotPart part)
                {
                    archive.Part(part, $"device {at:X2}");
                }
            }
        }
    }
}
