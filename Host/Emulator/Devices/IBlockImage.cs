namespace FlipperUpdaterNano.Emulator.Devices
{
    /// <summary>The storage of a card, in 512-byte blocks.</summary>
    public interface IBlockImage
    {
        /// <summary>
        /// Unit in which a card reports its capacity (C_SIZE of the CSD register, version 2): 512 KiB, expressed in blocks.
        /// </summary>
        const int CapacityUnit = 1024;

        /// <summary>Gets the number of blocks, a multiple of <see cref="CapacityUnit"/>.</summary>
        long Blocks { get; }

        /// <summary>Gets a value indicating whether the card is write-protected.</summary>
        bool IsReadOnly { get; }

        /// <summary>Reads a block.</summary>
        /// <param name="destination">Receives the block; 512 bytes.</param>
        /// <returns><see langword="true"/> if the read succeeded.</returns>
        bool Read(long block, Span<byte> destination);

        /// <summary>Writes a block.</summary>
        /// <param name="source">The content to write; 512 bytes.</param>
        /// <returns><see langword="true"/> if the write succeeded.</returns>
        bool Write(long block, ReadOnlySpan<byte> source);
    }
}
