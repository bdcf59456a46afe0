using FlipperUpdaterNano.Emulator.Registers;

namespace FlipperUpdaterNano.Emulator.Peripherals
{
    /// <summary>The core's debug registers (ARM DDI0403, C1.6), as far as firmware uses them: DEMCR.TRCENA.</summary>
    public sealed class CoreDebug : Peripheral
    {
        private readonly Field _trace;

        /// <summary>Declares the registers.</summary>
        /// <param name="violations">Receives wrong use.</param>
        public CoreDebug(Violations violations)
            : base("CoreDebug", 0xE000EDF0, 0x10, violations)
        {
            Define(0x00, "DHCSR").With(0, "bits", 32, FieldKind.ReadOnly);
            Define(0x0C, "DEMCR").With(0, "VC", 11).With(16, "MON", 4).With(24, "TRCENA", out _trace);
        }

        /// <summary>Gets or sets a value indicating whether the trace units run.</summary>
        public bool TraceEnabled
        {
            get => _trace.IsSet;
            set => _trace.IsSet = value;
        }
    }
}
