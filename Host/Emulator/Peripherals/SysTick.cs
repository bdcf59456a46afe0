using FlipperUpdaterNano.Emulator.Registers;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.Emulator.Peripherals
{
    /// <summary>The system timer (ARM DDI0403, B3.3), which counts core clock cycles from RVR down to 0 and then starts again.</summary>
    public sealed class SysTick : Peripheral
    {
        private const long FirstClocks = 200;

        private readonly VirtualClock _clock;
        private readonly Func<uint> _hertz;
        private readonly Field _enabled;
        private readonly Field _interrupts;
        private readonly Field _reload;
        private long _began;
        private long _counted;
        private long _served;
        private bool _pending;

        /// <summary>Declares the registers.</summary>
        /// <param name="hertz">Returns the frequency of the core clock in hertz.</param>
        /// <param name="violations">Receives the violations.</param>
        public SysTick(VirtualClock clock, Func<uint> hertz, Violations violations)
            : base("SYSTICK", 0xE000E010, 0x10, violations)
        {
            _clock = clock;
            _hertz = hertz;
            Register control = Define(0x00, "CSR").With(0, "ENABLE", out _enabled).With(1, "TICKINT", out _interrupts).With(2, "CLKSOURCE")
                .With(16, "COUNTFLAG", 1, FieldKind.ReadOnly);
            control.OnRead(_ => control.Value | (TakeFlag() ? 1u << 16 : 0)).OnRawWrite((value, _) => Control(control, value));
            Define(0x04, "RVR").With(0, "RELOAD", out _reload, 24);
            Define(0x08, "CVR").OnRead(_ => Current()).OnRawWrite((_, _) => Restart());
            Define(0x0C, "CALIB").With(0, "TENMS", 32, FieldKind.ReadOnly);
        }

        /// <summary>Raised when the time of the next SysTick exception may have changed.</summary>
        public event Action? Changed;

        /// <summary>Gets a value indicating whether the SysTick exception is pending.</summary>
        public bool IsPending => _pending || (_interrupts.IsSet && Wraps() > _served);

        /// <summary>Gets the time at which the SysTick exception next becomes pending, or null if it never does.</summary>
        public long? NextTick => _enabled.IsSet && _interrupts.IsSet && _reload.Value != 0 ? _began + ((Wraps() + 1) * Period) : null;

        private long Period => ((_reload.Value + 1) * VirtualTime.Second) / _hertz();

        /// <summary>Clears the pending state of the SysTick exception (PENDSTCLR).</summary>
        public void ClearPending()
        {
            _pending = false;
            _served = Wraps();
        }

        /// <summary>Sets the SysTick exception pending (PENDSTSET).</summary>
        public void SetPending() => _pending = true;

        /// <inheritdoc/>
        public override void Reset()
        {
            base.Reset();
            _pending = false;
            Restart();
        }

        private long Wraps() => _enabled.IsSet && _reload.Value != 0 ? (_clock.Now - _began) / Period : 0;

        private bool TakeFlag()
        {
            bool counted = Wraps() > _counted;
            _counted = Wraps();

            return counted;
        }

        /// <summary>
        /// Returns the value of CVR, which is 0 directly after the start, because the counter is loaded at its first clock.
        /// </summary>
        private uint Current() => _enabled.IsSet && _reload.Value != 0 && _clock.Now - _began >= FirstClocks
            ? (uint)((Period - 1 - ((_clock.Now - _began) % Period)) * _hertz() / VirtualTime.Second)
            : 0;

        private void Control(Register control, uint value)
        {
            const uint writable = 7;

            if ((value & ~writable & ~(1u << 16)) != 0)
            {
                Report("register.reserved-bits", $"{Name}: reserved bits of CSR written ({value:X8})");
            }

            bool wasEnabled = _enabled.IsSet;

            _pending = IsPending;
            control.Value = value & writable;

            if (_enabled.IsSet != wasEnabled)
            {
                Restart();
            }

            Changed?.Invoke();
        }

        /// <summary>Restarts the count without changing the pending state.</summary>
        private void Restart()
        {
            _began = _clock.Now;
            _counted = 0;
            _served = 0;
            Changed?.Invoke();
        }

        /// <inheritdoc/>
        public override void SaveOrRestore(SnapshotArchive archive)
        {
            base.SaveOrRestore(archive);
            _began = archive.Value(_began);
            _counted = archive.Value(_counted);
            _served = archive.Value(_served);
            _pending = archive.Value(_pending);
        }
    }
}
