using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Updater.Formats.Tar
{
    /// <summary>
    /// A tar file on the card as a tree whose files can be read in any order. The object contains a buffer of one 512-byte block.
    /// </summary>
    /// <remarks>
    /// The archive must end with its end marker, as the backups of updater and stock firmware do (docs/reference/stock-updater.md 2.7).
    /// Without this rule, an archive in which a cluster reads as zeros would be a valid archive that lacks all entries from that cluster
    /// on.
    /// </remarks>
    public sealed class TarTree : IFileTree
    {
        // Size in bytes of the end marker, which is two blocks of zeros.
        private const uint EndMarker = 2 * TarHeader.BlockSize;

        private readonly ICardFile _file;
        private readonly TarHeader _header;
        private uint _next;

        /// <summary>Creates the tree, positioned before its first entry.</summary>
        /// <param name="file">The open archive. The tree does not close the file.</param>
        /// <param name="bytes">The byte operations.</param>
        public TarTree(ICardFile file, IBytes bytes)
        {
            _file = file;
            _header = new TarHeader(bytes);
        }

        /// <inheritdoc/>
        public string Path
        {
            get { return _header.Path; }
        }

        /// <inheritdoc/>
        public bool IsDirectory
        {
            get { return _header.IsDirectory; }
        }

        /// <inheritdoc/>
        public uint Size
        {
            get { return _header.IsDirectory ? 0 : _header.Size; }
        }

        /// <inheritdoc/>
        public uint Position { get; private set; }

        /// <inheritdoc/>
        public bool Next()
        {
            do
            {
                if (_file.Length < TarHeader.BlockSize || _next > _file.Length - TarHeader.BlockSize)
                {
                    throw new MalformedException("The tar file is truncated.");
                }

                CardReading.ReadAt(_file, _next, _header.Block, TarHeader.BlockSize);
                if (!_header.Parse())
                {
                    return _file.Length - _next <= EndMarker ? false : throw new MalformedException("The tar file is truncated.");
                }

                Position = _next + TarHeader.BlockSize;
                if (_header.Size > _file.Length - Position)
                {
                    throw new MalformedException("The tar file ends in " + _header.Path + ".");
                }

                _next = Position + _header.Size + (uint)_header.Padding;
            }
            while (!_header.IsWanted);

            return true;
        }

        /// <inheritdoc/>
        public IByteSource Open(uint position, uint size)
        {
            CardFault.Check(_file.Seek(position), "The tar file", "read");
            return new CardFileSource(_file, size);
        }
    }
}
