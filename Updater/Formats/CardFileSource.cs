using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>A file on the card, or a part of it, from its present position on. Keeps no buffer.</summary>
    public sealed class CardFileSource : IByteSource
    {
        private readonly ICardFile _file;
        private uint _left;

        /// <summary>Initializes a new instance of the <see cref="CardFileSource"/> class that ends with the file.</summary>
        /// <param name="file">The open file. It is not closed here.</param>
        public CardFileSource(ICardFile file)
            : this(file, file.Length - file.Position)
        {
        }

        /// <summary>Initializes a new instance of the <see cref="CardFileSource"/> class that ends after a number of bytes.</summary>
        /// <param name="file">The open file. It is not closed here.</param>
        /// <param name="count">Number of bytes; a file that has fewer has failed.</param>
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
