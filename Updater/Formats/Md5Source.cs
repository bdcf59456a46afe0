using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>Passes bytes through and computes their MD5.</summary>
    public sealed class Md5Source : IByteSource
    {
        private readonly IByteSource _source;
        private readonly IBytes _bytes;
        private readonly byte[] _state;
        private readonly byte[] _digest = new byte[16];

        /// <summary>Creates a source positioned before the first file.</summary>
        /// <param name="source">Source from which the bytes are read.</param>
        /// <param name="bytes">The byte operations.</param>
        public Md5Source(IByteSource source, IBytes bytes)
        {
            _source = source;
            _bytes = bytes;
            _state = new byte[bytes.Md5StateSize];
        }

        /// <summary>Initialises the digest for the next file.</summary>
        public void Begin()
        {
            _bytes.Md5Init(_state);
        }

        /// <inheritdoc/>
        public int Read(byte[] buffer, int offset, int count)
        {
            count = _source.Read(buffer, offset, count);
            _bytes.Md5Update(_state, buffer, offset, count);
            return count;
        }

        /// <summary>Completes the MD5 of the bytes passed on since <see cref="Begin"/>.</summary>
        /// <returns>16 bytes. The returned array is reused for the next file.</returns>
        public byte[] End()
        {
            _bytes.Md5Final(_state, _digest);
            return _digest;
        }
    }
}
