using FlipperUpdaterNano.Emulator.Registers;

namespace FlipperUpdaterNano.Emulator.Peripherals
{
    /// <summary>
    /// AES1 (RM0434, chapter AES), limited to registers that store written values. The stock firmware prepares AES1 for a key that CPU2
    /// would load (FUS_LOAD_USR_KEY), but sends no data, because the modelled CPU2 has no such key. Enabling AES1 is reported, because
    /// encryption is not modelled.
    /// </summary>
    public sealed class Aes : Peripheral
    {
        /// <summary>Declares the registers.</summary>
        /// <param name="violations">Receives the violations.</param>
        public Aes(Violations violations)
            : base("AES1", 0x50060000, 0x400, violations)
        {
            Define(0x00, "CR").With(0, "EN", 1, FieldKind.Tagged).With(1, "DATATYPE", 2).With(3, "MODE", 2).With(5, "CHMOD", 2)
                .With(7, "CCFC", 1, FieldKind.WriteOnly).With(8, "ERRC", 1, FieldKind.WriteOnly).With(9, "CCFIE").With(10, "ERRIE")
                .With(11, "DMAINEN").With(12, "DMAOUTEN").With(13, "GCMPH", 2).With(16, "CHMOD2").With(18, "KEYSIZE")
                .With(20, "NPBLB", 4);
            Define(0x04, "SR").WithFlags(FieldKind.ReadOnly, (0, "CCF"), (1, "RDERR"), (2, "WRERR"), (3, "BUSY"));
            Define(0x08, "DINR").With(0, "DIN", 32, FieldKind.WriteOnly);
            Define(0x0C, "DOUTR").With(0, "DOUT", 32, FieldKind.ReadOnly);

            foreach ((uint start, string name, int first) in new (uint, string, int)[]
            {
                (0x10, "KEYR", 0), (0x20, "IVR", 0), (0x30, "KEYR", 4),
            })
            {
                for (uint i = 0; i < 4; i++)
                {
                    Define(start + (4 * i), $"{name}{first + i}")
                        .With(0, "word", 32, name == "IVR" ? FieldKind.ReadWrite : FieldKind.WriteOnly);
                }
            }
        }
    }
}
