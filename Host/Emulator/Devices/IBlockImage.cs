namespace FlipperUpdaterNano.Emulator.Devices
{
    /// <summary>What a card stores: blocks of 512 bytes.</summary>
    public interface IBlockImage
    {
        /// <summary>Gets the number of blocks.</summary>
        long Blocks { get; }

        /// <summary>Gets a value indicating whether the card says that it must not be written.</summary>
        bool IsReadOnly { get; }

        /// <summary>Reads a block.</summary>
        /// <param name="block">Its number.</param>
        /// <param name="destination">512 bytes.</param>
        /// <returns>Whether the card could read it.</returns>
        bool Read(long block, Span<byte> destination);

        /// <summary>Writes a block.</summary>
        /// <param name="block">Its number.</param>
        /// <param name="source">512 bytes.</param>
        /// <returns>Whether the card could write it.</returns>
        bool Write(long block, ReadOnlySpan<byte> source);
    }
}
