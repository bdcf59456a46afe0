namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>Validates the first two words of an image: the initial stack pointer and the reset vector.</summary>
    public static class VectorTable
    {
        private const uint RamStart = 0x20000000;

        // End address of SRAM2b, the highest memory that can hold a stack. The initial pointer of a full-descending stack may be the
        // address directly after the stack's memory.
        private const uint RamEnd = 0x20040000;

        /// <summary>Checks whether a core can start from an image.</summary>
        /// <param name="image">At least the first 8 bytes of the image.</param>
        /// <param name="address">Absolute address of the image.</param>
        /// <param name="size">Size of the image in bytes.</param>
        /// <returns>The fault, or <see langword="null"/> if the core can start.</returns>
        public static string Fault(byte[] image, uint address, uint size)
        {
            uint stack = LittleEndian.ToUInt32(image, 0);
            if (stack <= RamStart || stack > RamEnd || (stack & 3) != 0)
            {
                return MessageFormat.Of("its stack pointer 0x$ is not in SRAM", (int)stack);
            }

            uint reset = LittleEndian.ToUInt32(image, 4);
            return (reset & 1) == 0 || reset - address >= size || size < 8
                ? MessageFormat.Of("its reset vector 0x$ is not in it", (int)reset)
                : null;
        }
    }
}
