namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>A sequential source of bytes: a file, a decoder, a file in a volume.</summary>
    public interface IByteSource
    {
        /// <summary>Reads bytes.</summary>
        /// <param name="buffer">Destination.</param>
        /// <param name="offset">First byte to write in <paramref name="buffer"/>.</param>
        /// <param name="count">Number of bytes.</param>
        /// <returns>The number of bytes read, fewer than requested only at the end; 0 at the end.</returns>
        /// <exception cref="CardIoException">The underlying medium failed.</exception>
        /// <exception cref="MalformedException">The bytes violate their format.</exception>
        int Read(byte[] buffer, int offset, int count);
    }
}
