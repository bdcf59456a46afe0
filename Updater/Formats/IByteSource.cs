namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>A sequential source of bytes, such as a file, a decoder, or a file in a volume.</summary>
    public interface IByteSource
    {
        /// <summary>Reads bytes.</summary>
        /// <param name="buffer">Destination.</param>
        /// <param name="offset">Offset in <paramref name="buffer"/> of the first byte to write.</param>
        /// <param name="count">Number of bytes.</param>
        /// <returns>The number of bytes read: smaller than requested only if the end is reached, and 0 at the end.</returns>
        /// <exception cref="CardIoException">The underlying medium failed.</exception>
        /// <exception cref="MalformedException">The bytes violate their format.</exception>
        int Read(byte[] buffer, int offset, int count);
    }
}
