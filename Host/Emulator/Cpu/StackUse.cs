using System.Numerics;

namespace FlipperUpdaterNano.Emulator.Cpu
{
    /// <summary>Decodes instructions that change the stack pointer by an immediate number of bytes.</summary>
    internal static class StackUse
    {
        /// <summary>Gets the number of bytes by which an instruction lowers SP.</summary>
        /// <param name="first">First half-word of the instruction.</param>
        /// <param name="second">Second half-word of a 32-bit instruction, or the half-word after the instruction.</param>
        /// <returns>
        /// The number of bytes; negative if the instruction raises SP; 0 if it leaves SP unchanged or sets SP from a register.
        /// </returns>
        public static int Of(uint first, uint second) => first < 0xE800 ? OfNarrow(first) : OfWide(first, second);

        private static int OfNarrow(uint first) => (first & 0xFE00) switch
        {
            // PUSH, POP.
            0xB400 => Words(first & 0x1FF),
            0xBC00 => -Words(first & 0x1FF),

            // ADD SP, SUB SP.
            0xB000 => (first & 0x80) != 0 ? Bytes(first & 0x7F) : -Bytes(first & 0x7F),
            _ => 0,
        };

        private static int OfWide(uint first, uint second) => first switch
        {
            // STMDB, LDMIA.
            0xE92D => Words(second),
            0xE8BD => -Words(second),

            // STRD, VPUSH, VPOP.
            0xE96D => Bytes(second & 0xFF),
            0xED2D or 0xED6D => Bytes(second & 0xFF),
            0xECBD or 0xECFD => -Bytes(second & 0xFF),

            // STR with pre-indexing (push), LDR with post-indexing (pop).
            0xF84D when (second & 0xF00) == 0xD00 => (int)(second & 0xFF),
            0xF85D when (second & 0xF00) == 0xB00 => -(int)(second & 0xFF),

            // SUB or ADD with a 12-bit constant or a shifted 8-bit constant.
            0xF2AD or 0xF6AD when (second & 0x8F00) == 0xD00 => Plain(first, second),
            0xF20D or 0xF60D when (second & 0x8F00) == 0xD00 => -Plain(first, second),
            0xF1AD or 0xF5AD when (second & 0x8F00) == 0xD00 => Expanded(first, second),
            0xF10D or 0xF50D when (second & 0x8F00) == 0xD00 => -Expanded(first, second),
            _ => 0,
        };

        private static int Words(uint registers) => 4 * BitOperations.PopCount(registers);

        private static int Bytes(uint words) => 4 * (int)words;

        private static int Plain(uint first, uint second) =>
            (int)(((first & 0x400) << 1) | ((second & 0x7000) >> 4) | (second & 0xFF));

        /// <summary>
        /// ThumbExpandImm (ARM DDI0403, A5.3.2) without the patterns that repeat a byte, because no stack frame size has this form.
        /// </summary>
        private static int Expanded(uint first, uint second)
        {
            uint value = (uint)Plain(first, second);

            return value < 0x400 ? (int)(value & 0xFF) : (int)BitOperations.RotateRight(0x80 | (value & 0x7F), (int)(value >> 7));
        }
    }
}
