using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>
    /// Passes bytes through and computes their CRC32, so that the caller can compare it with the CRC32 from an earlier read.
    /// </summary>
    public sealed class CrcSource : IByteSource
    {
        private readonly IByteSource _source;
        private readonly IBytes _bytes;

        /// <summary>Creates a source positioned before the first byte.</summary>
        /// <param name="source">Source from which the bytes are read.</param>
        /// <param name="bytes">The byte operations.</param>
        public CrcSource(IByteSource source, IBytes bytes)
        {
            _source = source;
            _bytes = bytes;
        }

        /// <summary>Gets the CRC32 of the bytes passed on so far.</summary>
        public uint Crc { get; private set; }

        /// <inheritdoc/>
        public int Read(byte[] buffer, int offset, int count)
        {
            count = _source.Read(buffer, offset, count);
            Crc = _bytes.Crc32(Crc, buffer, offset, count);
            return count;
        }
    }
}
