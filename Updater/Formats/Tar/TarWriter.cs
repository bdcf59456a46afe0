using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Updater.Formats.Tar
{
    /// <summary>
    /// Writes a tar file to the card in the form of stock backups: mode 0664 for files and 0775 for directories, two blocks of zeros at the
    /// end (docs/reference/stock-updater.md 2.7). The only buffer is one 512-byte block. If <see cref="Finish"/> is not called, the archive
    /// contains no end marker and is refused when read.
    /// </summary>
    public sealed class TarWriter
    {
        private readonly ICardFile _file;
        private readonly IBytes _bytes;
        private readonly TarHeader _header;

        /// <summary>Creates a writer at the start of the archive.</summary>
        /// <param name="file">The file, empty and open for writing. The writer does not close the file.</param>
        /// <param name="bytes">The byte operations.</param>
        public TarWriter(ICardFile file, IBytes bytes)
        {
            _file = file;
            _bytes = bytes;
            _header = new TarHeader(bytes);
        }

        /// <summary>Adds a directory.</summary>
        /// <param name="path">Relative path of the entry.</param>
        /// <exception cref="MalformedException">The path is longer than 100 bytes.</exception>
        /// <exception cref="CardIoException">The card failed or is full.</exception>
        public void AddDirectory(string path)
        {
            _header.Format(path, true, 0);
            WriteBlock();
        }

        /// <summary>Adds a file.</summary>
        /// <param name="path">Relative path of the entry.</param>
        /// <param name="size">Size of the contents in bytes.</param>
        /// <param name="contents">Source of the contents, from which exactly <paramref name="size"/> bytes are read.</param>
        /// <exception cref="MalformedException">
        /// The path is longer than 100 bytes, or the contents are shorter than <paramref name="size"/>.
        /// </exception>
        /// <exception cref="CardIoException">The card failed or is full, or the source failed.</exception>
        public void AddFile(string path, uint size, IByteSource contents)
        {
            _header.Format(path, false, size);
            WriteBlock();
            while (size > 0)
            {
                int count = size < TarHeader.BlockSize ? (int)size : TarHeader.BlockSize;
                if (contents.Read(_header.Block, 0, count) != count)
                {
                    throw new MalformedException(path + " is shorter than its size.");
                }

                _bytes.Fill(_header.Block, count, TarHeader.BlockSize - count, 0);
                WriteBlock();
                size -= (uint)count;
            }
        }

        /// <summary>Writes the end marker and flushes the file.</summary>
        /// <exception cref="CardIoException">The card failed or is full.</exception>
        public void Finish()
        {
            _bytes.Fill(_header.Block, 0, TarHeader.BlockSize, 0);
            WriteBlock();
            WriteBlock();
            Check(_file.Flush());
        }

        private static void Check(CardStatus status)
        {
            CardFault.Check(status, "The tar file", "written");
        }

        private void WriteBlock()
        {
            Check(_file.Write(_header.Block, 0, TarHeader.BlockSize));
        }
    }
}
