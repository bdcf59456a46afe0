namespace FlipperUpdaterNano.Emulator.Cpu
{
    /// <summary>What answers when the CPU accesses a mapped range that is not memory.</summary>
    public interface IMmio
    {
        /// <summary>Answers a read.</summary>
        /// <param name="offset">Offset from the start of the mapped range.</param>
        /// <param name="size">1, 2 or 4 bytes.</param>
        /// <returns>The value.</returns>
        uint Read(uint offset, int size);

        /// <summary>Takes a write.</summary>
        /// <param name="offset">Offset from the start of the mapped range.</param>
        /// <param name="size">1, 2 or 4 bytes.</param>
        /// <param name="value">The value.</param>
        void Write(uint offset, int size, uint value);
    }
}
