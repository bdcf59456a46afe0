using FlipperUpdaterNano.Emulator.Registers;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.Emulator.Peripherals
{
    /// <summary>
    /// The registers of the memory protection unit (ARM DDI0403, B3.5). The eight regions of the MPU are stored but not enforced, so a
    /// forbidden access raises no MemManage fault (docs/VIRTUAL-FLIPPER.md).
    /// </summary>
    public sealed class Mpu : Peripheral
    {
        private const int Regions = 8;
        private const uint Valid = 1 << 4;
        private const uint AddressMask = 0xFFFFFFE0;

        private readonly uint[] _bases = new uint[Regions];
        private readonly uint[] _attributes = new uint[Regions];
        private readonly Field _region;

        /// <summary>Declares the registers.</summary>
        /// <param name="violations">Receives the violations.</param>
        public Mpu(Violations violations)
            : base("MPU", 0xE000ED90, 0x30, violations)
        {
            Define(0x00, "TYPE", Regions << 8).With(0, "type", 32, FieldKind.ReadOnly);
            Define(0x04, "CTRL").With(0, "ENABLE").With(1, "HFNMIENA").With(2, "PRIVDEFENA");
            Define(0x08, "RNR").With(0, "REGION", out _region, 3);

            for (uint alias = 0; alias < 4; alias++)
            {
                string suffix = alias == 0 ? string.Empty : $"_A{alias}";

                Define(0x0C + (8 * alias), $"RBAR{suffix}").OnRead(_ => _bases[_region.Value] | _region.Value)
                    .OnRawWrite((value, _) => WriteBase(value));
                Register attributes = Define(0x10 + (8 * alias), $"RASR{suffix}").With(0, "ENABLE").With(1, "SIZE", 5).With(8, "SRD", 8)
                    .With(16, "TEX_S_C_B", 6).With(24, "AP", 3).With(28, "XN");
                attributes.OnRead(_ => _attributes[_region.Value]).OnWrite(value => _attributes[_region.Value] = value);
            }
        }

        /// <inheritdoc/>
        public override void Reset()
        {
            base.Reset();
            Array.Clear(_bases);
            Array.Clear(_attributes);
        }

        private void WriteBase(uint value)
        {
            if ((value & Valid) != 0)
            {
                _region.Value = value & (Regions - 1);
            }

            _bases[_region.Value] = value & AddressMask;
        }

        /// <inheritdoc/>
        public override void SaveOrRestore(SnapshotArchive archive)
        {
            base.SaveOrRestore(archive);
            archive.Content(_bases);
            archive.Content(_attributes);
        }
    }
}
