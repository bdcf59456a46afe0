namespace FlipperUpdaterNano.Emulator.Devices
{
    /// <summary>The storage of a card: blocks of 512 bytes.</summary>
    public interface IBlockImage
    {
        /// <summary>Gets the number of blocks.</summary>
        long Blocks { get; }

        /// <summary>Gets a value indicating whether the card is write-protected.</summary>
        bool IsReadOnly { get; }

        /// <summary>Reads a block.</summary>
        /// <param name="destination">512 bytes.</param>
        /// <returns>Whether the read succeeded.</returns>
        bool Read(long block, Span<byte> destination);

        /// <summary>Writes a block.</summary>
        /// <param name="source">512 bytes.</param>
        /// <returns>Whether the write succeeded.</returns>
        bool Write(long block, ReadOnlySpan<byte> source);
    }
}
