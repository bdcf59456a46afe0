using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Updater.Formats.Tar
{
    /// <summary>
    /// Reads a tar file as a stream: one entry after another, each with its contents. Long names of GNU tar and pax are supported. The only
    /// buffer is one 512-byte block.
    /// </summary>
    public sealed class TarReader : IByteSource
    {
        private const string PathKey = "path=";

        private readonly IByteSource _source;
        private readonly TarHeader _header;
        private uint _left;
        private int _padding;

        /// <summary>Creates a reader positioned before the first entry.</summary>
        /// <param name="source">Source of the archive's bytes.</param>
        /// <param name="bytes">The byte operations.</param>
        public TarReader(IByteSource source, IBytes bytes)
        {
            _source = source;
            _header = new TarHeader(bytes);
        }

        /// <summary>Gets the path of the entry, which is safe (<see cref="SafePath"/>).</summary>
        public string Path
        {
            get { return _header.Path; }
        }

        /// <summary>Gets a value indicating whether the entry is a directory; if not, it is a file.</summary>
        public bool IsDirectory
        {
            get { return _header.IsDirectory; }
        }

        /// <summary>Gets the size of the contents in bytes.</summary>
        public uint Size
        {
            get { return _header.Size; }
        }

        /// <summary>Moves to the next file or directory, and skips the remaining contents of the current one.</summary>
        /// <returns><see langword="false"/> at the end marker.</returns>
        /// <exception cref="MalformedException">The archive is damaged or truncated, or a name is unsafe.</exception>
        /// <exception cref="CardIoException">The medium failed.</exception>
        public bool Next()
        {
            do
            {
                Skip();
                if (_source.Read(_header.Block, 0, TarHeader.BlockSize) != TarHeader.BlockSize)
                {
                    throw Truncated();
                }

                if (!_header.Parse())
                {
                    return false;
                }

                _left = _header.Size;
                _padding = _header.Padding;
                if (_header.IsLongName)
                {
                    _header.NextPath = _header.ReadText(0, ReadBlock(_left));
                }
                else if (_header.IsRecords)
                {
                    ReadRecords();
                }
            }
            while (!_header.IsWanted);

            return true;
        }

        /// <summary>Reads the contents of the current entry.</summary>
        /// <param name="buffer">Destination.</param>
        /// <param name="offset">Offset in <paramref name="buffer"/> of the first byte to write.</param>
        /// <param name="count">Number of bytes.</param>
        /// <returns>The number of bytes read; smaller than requested only at the end of the entry.</returns>
        /// <exception cref="MalformedException">The archive ends inside the entry.</exception>
        /// <exception cref="CardIoException">The medium failed.</exception>
        public int Read(byte[] buffer, int offset, int count)
        {
            if ((uint)count > _left)
            {
                count = (int)_left;
            }

            if (_source.Read(buffer, offset, count) != count)
            {
                throw Truncated();
            }

            _left -= (uint)count;
            return count;
        }

        private static MalformedException Truncated()
        {
            return new MalformedException("The tar file is truncated.");
        }

        // Parses records of the form "LENGTH KEY=VALUE\n", where LENGTH is the size of the whole record in decimal.
        private void ReadRecords()
        {
            while (_left > 0)
            {
                uint end = _left;
                uint length = 0;
                while (Read(_header.Block, 0, 1) == 1 && _header.Block[0] != ' ')
                {
                    length = (length * 10) + (uint)(_header.Block[0] - '0');
                }

                uint read = end - _left;
                if (length <= read || length > end)
                {
                    throw new MalformedException("A tar header has an invalid number.");
                }

                uint next = end - length;
                int count = ReadBlock(_left - next);
                if (count > PathKey.Length && Ascii.Is(_header.Block, 0, PathKey))
                {
                    _header.NextPath = _header.ReadText(PathKey.Length, count - PathKey.Length - 1);
                }

                SkipTo(next);
            }
        }

        private int ReadBlock(uint count)
        {
            return Read(_header.Block, 0, count < TarHeader.BlockSize ? (int)count : TarHeader.BlockSize);
        }

        private void Skip()
        {
            SkipTo(0);

            if (_source.Read(_header.Block, 0, _padding) != _padding)
            {
                throw Truncated();
            }

            _padding = 0;
        }

        private void SkipTo(uint left)
        {
            while (_left > left)
            {
                ReadBlock(_left - left);
            }
        }
    }
}
