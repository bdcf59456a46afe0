using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>A single file on the card as a tree.</summary>
    public sealed class CardFileTree : IFileTree
    {
        private readonly ICardFile _file;
        private bool _named;

        /// <summary>Creates the tree, positioned before its only entry.</summary>
        /// <param name="file">The open file. The tree does not close the file.</param>
        /// <param name="path">Path of the file in the tree.</param>
        public CardFileTree(ICardFile file, string path)
        {
            _file = file;
            Path = path;
        }

        /// <inheritdoc/>
        public string Path { get; }

        /// <inheritdoc/>
        public bool IsDirectory
        {
            get { return false; }
        }

        /// <inheritdoc/>
        public uint Size
        {
            get { return _file.Length; }
        }

        /// <inheritdoc/>
        public uint Position
        {
            get { return 0; }
        }

        /// <inheritdoc/>
        public bool Next()
        {
            bool first = !_named;
            _named = true;
            return first;
        }

        /// <inheritdoc/>
        public IByteSource Open(uint position, uint size)
        {
            CardFault.Check(_file.Seek(position), Path, "read");
            return new CardFileSource(_file, size);
        }
    }
}
