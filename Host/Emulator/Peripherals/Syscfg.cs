using FlipperUpdaterNano.Emulator.Registers;

namespace FlipperUpdaterNano.Emulator.Peripherals
{
    /// <summary>
    /// The system configuration controller (RM0434 section 10): mapping at address 0, SRAM2 protection and interrupt pre-masks.
    /// </summary>
    public sealed class Syscfg : Peripheral
    {
        /// <summary>MEM_MODE: the main flash at address 0.</summary>
        public const uint MemoryModeFlash = 0;

        /// <summary>MEM_MODE: the system flash, with the ROM's USB DFU, at address 0.</summary>
        public const uint MemoryModeSystem = 1;

        /// <summary>MEM_MODE: SRAM1 at address 0.</summary>
        public const uint MemoryModeSram1 = 3;

        private readonly Register _memoryRemap;
        private readonly Field _memoryMode;
        private readonly Field[] _ports = new Field[16];

        /// <summary>Declares the registers.</summary>
        /// <param name="violations">Receives the violations.</param>
        public Syscfg(Violations violations)
            : base("SYSCFG", 0x40010000, 0x200, violations)
        {
            _memoryRemap = Define(0x00, "MEMRMP").With(0, "MEM_MODE", out _memoryMode, 3).OnWrite(FollowMemoryMode);
            Define(0x04, "CFGR1", 0x7C000001).With(0, "kept", 1, FieldKind.ReadOnly).With(8, "BOOSTEN").With(16, "I2C_FMP", 8)
                .With(26, "FPU_IE", 6);

            for (uint n = 0; n < 4; n++)
            {
                Register selection = Define(0x08 + (4 * n), $"EXTICR{n + 1}");

                for (uint i = 0; i < 4; i++)
                {
                    selection.With((int)(4 * i), $"EXTI{(4 * n) + i}", out _ports[(4 * n) + i], 3);
                }
            }

            Define(0x18, "SCSR").With(0, "SRAM2ER", 1, FieldKind.Tagged).With(1, "SRAM2BSY", 1, FieldKind.ReadOnly).With(31, "C2RFD");
            Define(0x1C, "CFGR2").With(0, "CLL").With(1, "SPL").With(2, "PVDL").With(3, "ECCL").With(8, "SPF", 1, FieldKind.ClearByOne);
            Define(0x100, "IMR1").With(0, "masks", 32, FieldKind.Tagged);
            Define(0x104, "IMR2").With(0, "masks", 32, FieldKind.Tagged);
            Define(0x110, "SIPCR").With(0, "bits", 4, FieldKind.ReadOnly);
        }

        /// <summary>Raised after MEM_MODE was written.</summary>
        public event Action? Remapped;

        /// <summary>Gets the memory that is mapped at address 0 (MEM_MODE).</summary>
        public uint MemoryMode => _memoryMode.Value;

        /// <summary>Gets the port selected for an EXTI line (EXTICR).</summary>
        /// <param name="line">Line number: 0 to 15, equal to the pin number.</param>
        /// <returns>The letter of the port.</returns>
        public char PortOf(int line) => (char)('A' + _ports[line].Value);

        /// <summary>Sets MEM_MODE, as the stock firmware does before the boot hand-off.</summary>
        public void SetMemoryMode(uint mode) => _memoryRemap.Value = mode;

        private void FollowMemoryMode(uint value)
        {
            ReportIf(
                MemoryMode is not (MemoryModeFlash or MemoryModeSystem or MemoryModeSram1),
                "register.not-modelled",
                $"MEM_MODE {value} is not modelled");
            Remapped?.Invoke();
        }
    }
}
