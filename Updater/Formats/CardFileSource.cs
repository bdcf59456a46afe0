using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>Reads a file on the card, or a part of it, from its current position. Has no buffer.</summary>
    public sealed class CardFileSource : IByteSource
    {
        private readonly ICardFile _file;
        private uint _left;

        /// <summary>Creates a source that ends at the end of the file.</summary>
        /// <param name="file">The open file. The source does not close the file.</param>
        public CardFileSource(ICardFile file)
            : this(file, file.Length - file.Position)
        {
        }

        /// <summary>Creates a source that ends after a number of bytes.</summary>
        /// <param name="file">The open file. The source does not close the file.</param>
        /// <param name="count">Number of bytes; reading fails if the file ends earlier.</param>
        public CardFileSource(ICardFile file, uint count)
        {
            _file = file;
            _left = count;
        }

        /// <inheritdoc/>
        public int Read(byte[] buffer, int offset, int count)
        {
            if ((uint)count > _left)
            {
                count = (int)_left;
            }

            CardReading.ReadExactly(_file, buffer, offset, count);
            _left -= (uint)count;
            return count;
        }
    }
}
