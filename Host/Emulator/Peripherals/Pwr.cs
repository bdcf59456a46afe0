using FlipperUpdaterNano.Emulator.Registers;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.Emulator.Peripherals
{
    /// <summary>
    /// Power control (RM0434 section 6): write access to the backup domain, start of CPU2, and pulls that survive a reset.
    /// </summary>
    public sealed class Pwr : Peripheral
    {
        private const string Ports = "ABCDEH";

        private readonly Field _backupAccess;
        private readonly Field _bootCpu2;
        private bool _started;

        /// <summary>Declares the registers.</summary>
        /// <param name="violations">Receives the violations.</param>
        public Pwr(Violations violations)
            : base("PWR", 0x58000400, 0x400, violations)
        {
            Define(0x00, "CR1", 0x00000200).With(0, "LPMS", 3).With(4, "FPDR").With(5, "FPDS").With(8, "DBP", out _backupAccess)
                .With(9, "VOS", 2)
                .With(14, "LPR");
            Define(0x04, "CR2").With(0, "PVDE").With(1, "PLS", 3).With(4, "PVME1").With(6, "PVME3").With(10, "USV");
            Define(0x08, "CR3", 0x00008000).With(0, "EWUP", 5).With(8, "EBORHSMPSFB").With(9, "RRS").With(10, "APC").With(11, "EBLEA")
                .With(12, "ECRPE")
                .With(13, "E802A").With(14, "EC2H").With(15, "EIWUL");
            Define(0x0C, "CR4").With(0, "WP", 5).With(8, "VBE").With(9, "VBRS").With(15, "C2BOOT", out _bootCpu2)
                .OnWrite(_ => FollowBoot());
            Define(0x10, "SR1").With(0, "flags", 16, FieldKind.ReadOnly);
            Define(0x14, "SR2", 0x00000002).With(0, "flags", 16, FieldKind.ReadOnly);
            Define(0x18, "SCR").With(0, "clears", 16, FieldKind.WriteOnly);
            Define(0x1C, "CR5", 0x00004270).With(0, "SMPSVOS", 4).With(4, "SMPSSC", 3).With(8, "BORHC").With(15, "SMPSEN")
                .With(9, "kept", 6, FieldKind.ReadOnly);

            for (uint port = 0; port < Ports.Length; port++)
            {
                uint offset = port < 5 ? 0x20 + (8 * port) : 0x58;

                Define(offset, $"PUCR{Ports[(int)port]}").With(0, "pulls", 16);
                Define(offset + 4, $"PDCR{Ports[(int)port]}").With(0, "pulls", 16);
            }

            Define(0x80, "C2CR1").With(0, "LPMS", 3).With(4, "FPDR").With(5, "FPDS").With(14, "BLEEWKUP").With(15, "802EWKUP");
            Define(0x84, "C2CR3", 0x00008000).With(0, "EWUP", 5).With(9, "EBLEWUP").With(12, "APC").With(15, "EIWUL");
            Define(0x88, "EXTSCR").WithFlags(FieldKind.WriteOnly, (0, "C1CSSF"), (1, "C2CSSF"), (2, "CCRPF"))
                .With(8, "flags", 8, FieldKind.ReadOnly);
        }

        /// <summary>
        /// Raised when C2BOOT is set for the first time after a reset. Clearing C2BOOT and setting it again has no effect (hw_ipcc.c of
        /// ST's wireless middleware, docs/reference/hardware.md 4.9).
        /// </summary>
        public event Action? Cpu2Started;

        /// <summary>Gets a value indicating whether the backup domain is writable.</summary>
        public bool AllowsBackupAccess => _backupAccess.IsSet;

        /// <inheritdoc/>
        public override void Reset()
        {
            base.Reset();
            _started = false;
        }

        /// <inheritdoc/>
        public override void SaveOrRestore(SnapshotArchive archive)
        {
            base.SaveOrRestore(archive);
            _started = archive.Value(_started);
        }

        private void FollowBoot()
        {
            if (_bootCpu2.IsSet && !_started)
            {
                _started = true;
                Cpu2Started?.Invoke();
            }
        }
    }
}
