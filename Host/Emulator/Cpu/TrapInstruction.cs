namespace FlipperUpdaterNano.Emulator.Cpu
{
    /// <summary>
    /// An instruction that may trap: an access whose address must be aligned, a division, or a floating-point instruction (ARM DDI0403,
    /// A3.2.1, A5 and A7).
    /// </summary>
    /// <param name="Operand">Number of the register that holds the base address or the divisor.</param>
    /// <param name="Index">Number of the index register of the address; negative if there is none.</param>
    /// <param name="Shift">Left shift of the index.</param>
    /// <param name="Offset">Immediate offset of the address; 0 if the encoding permits only multiples of the alignment.</param>
    /// <param name="Mask">Mask of the address bits that must be 0; 0 if the instruction accesses no memory.</param>
    /// <param name="IsFloatingPoint">Whether the instruction uses the floating-point unit, to which CPACR may deny access.</param>
    /// <param name="Divides">Whether the instruction is SDIV or UDIV, which traps on a zero divisor if DIV_0_TRP is set.</param>
    internal readonly record struct TrapInstruction(
        int Operand, int Index, int Shift, uint Offset, uint Mask, bool IsFloatingPoint, bool Divides)
    {
        private const uint StackPointer = 13;
        private const uint ProgramCounter = 15;
        private const uint Unchanged = ~((1u << (int)StackPointer) | (1u << (int)ProgramCounter));
        private const uint Word = 3;
        private const uint HalfWord = 1;

        /// <summary>Gets the bit mask of the core registers on which a trap depends.</summary>
        public uint Operands => (Mask != 0 || Divides ? 1u << Operand : 0) | (Index >= 0 ? 1u << Index : 0);

        /// <summary>
        /// Gets the registers that an instruction always sets to a multiple of 4: the destination of ADR, or of ADD or MOV from SP.
        /// </summary>
        /// <param name="first">First half-word of the instruction.</param>
        /// <returns>The registers as a bit mask.</returns>
        public static uint Aligns(uint first) =>
            (first & 0xF000) == 0xA000 ? 1u << (int)((first >> 8) & 7)
            : (first & 0xFF78) == 0x4668 ? 1u << (int)((first & 7) | ((first >> 4) & 8))
            : 0;

        /// <summary>Checks whether the instruction is certain not to trap, given registers whose values are multiples of 4.</summary>
        /// <param name="aligned">Bit mask of the registers whose values are multiples of 4.</param>
        public bool IsSafeWith(uint aligned) => !IsFloatingPoint && IsByBaseAlone && (aligned & (1u << Operand)) != 0;

        /// <summary>
        /// Gets the base register if its value must be a multiple of 4 after this instruction, because the instruction did not trap. The
        /// write-back of a multi-word access preserves the alignment.
        /// </summary>
        /// <param name="first">First half-word of the instruction.</param>
        /// <param name="second">Second half-word of a 32-bit instruction, or the half-word after the instruction.</param>
        /// <returns>The register as a bit mask; 0 if the alignment is not certain.</returns>
        public uint AlignedAfter(uint first, uint second) =>
            IsByBaseAlone && Mask == Word ? (1u << Operand) & ~(ChangesByWords(first, second) ?? Changes(first, second)) : 0;

        private bool IsByBaseAlone => Mask != 0 && Index < 0 && (Offset & Word) == 0;

        /// <summary>Decodes an instruction.</summary>
        /// <param name="first">First half-word of the instruction.</param>
        /// <param name="second">Second half-word of a 32-bit instruction, or the half-word after the instruction.</param>
        /// <returns>
        /// The instruction, or null if it cannot trap. An access based on SP, which is always a multiple of 4, never traps.
        /// </returns>
        public static TrapInstruction? Decode(uint first, uint second, CoreTraps traps)
        {
            if (first < 0xE800)
            {
                // LDM, STM.
                return (first & 0xF000) == 0xC000 ? Access((first >> 8) & 7, Word)
                    : traps.HasFlag(CoreTraps.Unaligned) ? DecodeNarrowAccess(first)
                    : null;
            }

            bool isMultiple = (first & 0xFE40) == 0xE800;
            bool isDual = (first & 0xFE40) == 0xE840 && (first & 0x120) != 0;

            if (isMultiple || isDual)
            {
                return Access(first & 0xF, Word);
            }

            return (first & 0xEC00) == 0xEC00 && (second & 0xE00) == 0xA00 ? DecodeFloatingPoint(first, traps)
                : (first & 0xFFD0) == 0xFB90 && (second & 0xF0) == 0xF0 && traps.HasFlag(CoreTraps.DivideByZero)
                    ? new TrapInstruction((int)second & 0xF, -1, 0, 0, 0, false, true)
                : (first & 0xFE00) == 0xF800 && traps.HasFlag(CoreTraps.Unaligned) ? DecodeWideAccess(first, second)
                : null;
        }

        /// <summary>Gets the bit mask of the registers that an instruction may change, except SP and PC.</summary>
        /// <param name="first">First half-word of the instruction.</param>
        /// <param name="second">Second half-word of a 32-bit instruction, or the half-word after the instruction.</param>
        /// <returns>The registers that may change; the mask may also include registers that the instruction never changes.</returns>
        public static uint Changes(uint first, uint second) =>
            Unchanged & (first < 0xE800 ? NarrowChanges(first) : WideChanges(first, second));

        /// <summary>
        /// Gets the mask of the registers whose values may no longer be multiples of 4 after a multi-word access or a coprocessor transfer;
        /// null for other instructions.
        /// </summary>
        private static uint? ChangesByWords(uint first, uint second)
        {
            bool isLoad = (first & 0x10) != 0;

            return (first & 0xF000) == 0xC000 ? (first & 0x800) != 0 ? first & 0xFF : 0
                : (first & 0xFE40) == 0xE800 ? isLoad ? second : 0
                : (first & 0xFE40) == 0xE840 ? isLoad ? (1u << (int)(second >> 12)) | (1u << (int)((second >> 8) & 0xF)) : 0
                : (first & 0xEC00) == 0xEC00 ? 0
                : null;
        }

        private static TrapInstruction? Access(uint register, uint mask, uint offset = 0, int index = -1, int shift = 0) =>
            register is StackPointer or ProgramCounter && index < 0 && (offset & mask) == 0
                ? null
                : new TrapInstruction((int)register, index, shift, offset, mask, false, false);

        /// <summary>Decodes 16-bit loads and stores of words and half-words. Accesses relative to SP and PC are always aligned.</summary>
        private static TrapInstruction? DecodeNarrowAccess(uint first)
        {
            uint register = (first >> 3) & 7;

            return (first >> 12) switch
            {
                5 => ((first >> 9) & 7) switch
                {
                    0 or 4 => Access(register, Word, 0, (int)(first >> 6) & 7),
                    1 or 5 or 7 => Access(register, HalfWord, 0, (int)(first >> 6) & 7),
                    _ => null,
                },
                6 => Access(register, Word),
                8 => Access(register, HalfWord),
                _ => null,
            };
        }

        /// <summary>Decodes 32-bit loads and stores of one register.</summary>
        private static TrapInstruction? DecodeWideAccess(uint first, uint second)
        {
            const uint positive = 0x80;
            const uint indexed = 0x400;
            const uint upwards = 0x200;
            uint register = first & 0xF;
            uint mask = ((first >> 5) & 3) switch { 1 => HalfWord, 2 => Word, _ => 0 };

            if (mask == 0)
            {
                return null;
            }

            if ((first & positive) != 0 || register == ProgramCounter)
            {
                return Access(register, mask, (first & positive) != 0 ? second & 0xFFF : 0 - (second & 0xFFF));
            }

            return (second & 0x800) == 0 ? Access(register, mask, 0, (int)second & 0xF, (int)(second >> 4) & 3)
                : (second & indexed) == 0 ? Access(register, mask)
                : Access(register, mask, (second & upwards) != 0 ? second & 0xFF : 0 - (second & 0xFF));
        }

        /// <summary>
        /// Decodes floating-point instructions. VLDR, VSTR, VLDM and VSTM require an aligned address; the other instructions only require
        /// access to the floating-point unit.
        /// </summary>
        private static TrapInstruction? DecodeFloatingPoint(uint first, CoreTraps traps)
        {
            const CoreTraps unit = CoreTraps.FloatingPoint | CoreTraps.UnprivilegedFloatingPoint;
            bool accesses = (first & 0xFE00) == 0xEC00 && (first & 0x1E0) != 0x40;

            return accesses && Access(first & 0xF, Word) is { } access ? access with { IsFloatingPoint = (traps & unit) != 0 }
                : (traps & unit) != 0 ? new TrapInstruction(0, -1, 0, 0, 0, true, false)
                : null;
        }

        private static uint NarrowChanges(uint first)
        {
            bool isLoad = (first & 0x800) != 0;
            uint low = 1u << (int)(first & 7);
            uint high = 1u << (int)((first >> 8) & 7);

            return (first >> 12) switch
            {
                0 or 1 => low,
                2 or 3 => high,
                4 => isLoad ? high : (first & 0xFC00) == 0x4400 ? 1u << (int)((first & 7) | ((first >> 4) & 8)) : low,
                5 => ((first >> 9) & 7) >= 3 ? low : 0,
                6 or 7 or 8 => isLoad ? low : 0,
                9 => isLoad ? high : 0,
                10 => high,
                11 => (first & 0xFE00) == 0xBC00 ? first & 0xFF : (first & 0xFF00) == 0xBF00 ? 0 : low,
                12 => high | (isLoad ? first & 0xFF : 0),
                _ => 0,
            };
        }

        private static uint WideChanges(uint first, uint second)
        {
            bool isLoad = (first & 0x10) != 0;
            uint operand = 1u << (int)(first & 0xF);
            uint written = (first & 0x20) != 0 ? operand : 0;
            uint target = 1u << (int)(second >> 12);
            uint result = 1u << (int)((second >> 8) & 0xF);

            // In this order: LDM and STM; LDRD and STRD; exclusive accesses; coprocessor instructions, each of which is treated as a
            // transfer to two registers.
            return (first & 0xFE40) == 0xE800 ? written | (isLoad ? second : 0)
                : (first & 0xFE40) == 0xE840 && (first & 0x120) != 0 ? written | (isLoad ? target | result : 0)
                : (first & 0xFE40) == 0xE840 ? target | result | (1u << (int)(second & 0xF))
                : (first & 0xEC00) == 0xEC00 ? target | operand
                : (first & 0xFE00) == 0xF800 ? (isLoad ? target : 0) | ((first & 0x80) == 0 && (second & 0x900) == 0x900 ? operand : 0)
                : (first & 0xFF80) == 0xFB80 ? target | result
                : result;
        }
    }
}
