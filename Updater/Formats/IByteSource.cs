namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>Bytes that are read once, front to back: a file, a decoder, a file inside a volume.</summary>
    public interface IByteSource
    {
        /// <summary>Reads.</summary>
        /// <param name="buffer">Destination.</param>
        /// <param name="offset">First byte to write in <paramref name="buffer"/>.</param>
        /// <param name="count">Number of bytes.</param>
        /// <returns>The number of bytes read, fewer than asked for only at the end; 0 at the end.</returns>
        /// <exception cref="CardIoException">The medium underneath failed.</exception>
        /// <exception cref="MalformedException">The bytes are not what their format says.</exception>
        int Read(byte[] buffer, int offset, int count);
    }
}
