using FlipperUpdaterNano.Emulator.Registers;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.Emulator.Peripherals
{
    /// <summary>
    /// The cycle counter (ARM DDI0403, C1.8), which counts core clock cycles while DEMCR.TRCENA and CTRL.CYCCNTENA are set.
    /// </summary>
    public sealed class Dwt : Peripheral
    {
        private readonly Func<long> _cycles;
        private readonly Action _beforeLook;
        private readonly CoreDebug _debug;
        private readonly Field _enabled;
        private long _base;
        private uint _held;

        /// <summary>Declares the registers.</summary>
        /// <param name="cycles">Returns the number of cycles since the reset.</param>
        /// <param name="beforeLook">Called before the counter is read.</param>
        /// <param name="debug">The debug registers, which hold TRCENA.</param>
        /// <param name="violations">Receives the violations.</param>
        public Dwt(Func<long> cycles, Action beforeLook, CoreDebug debug, Violations violations)
            : base("DWT", 0xE0001000, 0x1000, violations)
        {
            _cycles = cycles;
            _beforeLook = beforeLook;
            _debug = debug;
            Define(0x00, "CTRL", 0x40000000).With(0, "CYCCNTENA", out _enabled).With(1, "bits", 27)
                .With(28, "NUMCOMP", 4, FieldKind.ReadOnly);
            Define(0x04, "CYCCNT").OnRead(_ => Count()).OnRawWrite((value, _) => Preset(value));
        }

        /// <summary>Starts the counter, as the stock firmware does before the boot hand-off.</summary>
        public void Enable()
        {
            _enabled.IsSet = true;
            Preset(0);
        }

        private uint Count()
        {
            if (!_debug.TraceEnabled || !_enabled.IsSet)
            {
                return _held;
            }

            _beforeLook();

            return (uint)(_cycles() - _base);
        }

        private void Preset(uint value)
        {
            _held = value;
            _base = _cycles() - value;
        }

        /// <inheritdoc/>
        public override void SaveOrRestore(SnapshotArchive archive)
        {
            base.SaveOrRestore(archive);
            _base = archive.Value(_base);
            _held = archive.Value(_held);
        }
    }
}
