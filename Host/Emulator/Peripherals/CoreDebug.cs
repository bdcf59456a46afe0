using FlipperUpdaterNano.Emulator.Registers;

namespace FlipperUpdaterNano.Emulator.Peripherals
{
    /// <summary>
    /// The core's debug registers (ARM DDI0403, C1.6), limited to the bits that firmware uses: TRCENA and MON_EN of DEMCR.
    /// </summary>
    public sealed class CoreDebug : Peripheral
    {
        private readonly Field _trace;
        private readonly Field _monitor;

        /// <summary>Declares the registers.</summary>
        /// <param name="violations">Receives the violations.</param>
        public CoreDebug(Violations violations)
            : base("CoreDebug", 0xE000EDF0, 0x10, violations)
        {
            Define(0x00, "DHCSR").With(0, "bits", 32, FieldKind.ReadOnly);
            Define(0x0C, "DEMCR").With(0, "VC", 11).With(16, "MON_EN", out _monitor).With(17, "MON", 3).With(24, "TRCENA", out _trace);
        }

        /// <summary>Gets a value indicating whether BKPT raises the DebugMonitor exception (MON_EN).</summary>
        public bool MonitorEnabled => _monitor.IsSet;

        /// <summary>Gets or sets a value indicating whether the trace units run.</summary>
        public bool TraceEnabled
        {
            get => _trace.IsSet;
            set => _trace.IsSet = value;
        }
    }
}
