using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>Passes bytes on and computes their CRC32, to find out whether they are those of an earlier reading.</summary>
    public sealed class CrcSource : IByteSource
    {
        private readonly IByteSource _source;
        private readonly IBytes _bytes;

        /// <summary>Initializes a new instance of the <see cref="CrcSource"/> class.</summary>
        /// <param name="source">Where the bytes come from.</param>
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
