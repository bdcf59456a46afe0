using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Formats;

namespace FlipperUpdaterNano.Updater.Stages
{
    /// <summary>
    /// The file operations that the steps perform on the card. Every failure throws a <see cref="CardIoException"/> whose message names the
    /// file and the status.
    /// </summary>
    public sealed class CardFiles
    {
        /// <summary>Number of bytes read or written at once.</summary>
        public const int BlockSize = 2048;

        private const string Root = "/ext/";

        private readonly IDevice _device;
        private readonly byte[] _block = new byte[BlockSize];
        private byte[] _other;
        private string _folder;

        /// <summary>Wraps the device; the card is not accessed yet.</summary>
        public CardFiles(IDevice device)
        {
            _device = device;
        }

        /// <summary>Opens a file.</summary>
        /// <param name="path">Path of the file, beginning with <c>/ext/</c>.</param>
        /// <param name="mode">The mode in which to open the file.</param>
        /// <returns>The open file, which the caller must close or dispose of.</returns>
        public ICardFile Open(string path, CardMode mode)
        {
            ICardFile file;
            CardFault.Check(_device.Card.Open(path, mode, out file), path, mode == CardMode.Read ? "opened" : "created");
            return file;
        }

        /// <summary>Finds a file or directory.</summary>
        /// <returns>The entry, or <see langword="null"/> if it does not exist.</returns>
        public CardEntry Find(string path)
        {
            CardEntry entry;
            CardStatus status = _device.Card.Stat(path, out entry);
            if (status == CardStatus.NotFound)
            {
                return null;
            }

            CardFault.Check(status, path, "found");
            return entry;
        }

        /// <summary>Deletes a file if it exists. After a power loss, the file either exists intact or is deleted.</summary>
        /// <param name="path">Path of the file, beginning with <c>/ext/</c>.</param>
        public void Delete(string path)
        {
            CardStatus status = _device.Card.Delete(path);
            CardFault.Check(status == CardStatus.NotFound ? CardStatus.Ok : status, path, "deleted");
        }

        /// <summary>
        /// Renames a file; an existing file with the new name is replaced. After a power loss, the new name refers to the previous file or
        /// to the renamed one.
        /// </summary>
        /// <param name="from">Path of the file, beginning with <c>/ext/</c>.</param>
        /// <param name="to">New path of the file.</param>
        public void Replace(string from, string to)
        {
            CardFault.Check(_device.Card.Replace(from, to), to, "replaced");
        }

        /// <summary>Computes the MD5 of a file.</summary>
        /// <param name="path">Path of the file, beginning with <c>/ext/</c>.</param>
        /// <returns>16 bytes.</returns>
        public byte[] Md5(string path)
        {
            return Md5(Open(path, CardMode.Read));
        }

        /// <summary>Computes the MD5 of an open file, and closes it.</summary>
        /// <returns>16 bytes.</returns>
        public byte[] Md5(ICardFile file)
        {
            return CardReading.Md5(_device.Bytes, file, _block);
        }

        /// <summary>
        /// Creates a directory with its parents. An existing directory is not an error. After a power loss, only some of the parents may
        /// exist.
        /// </summary>
        /// <param name="path">Path of the directory.</param>
        public void MakeFolder(string path)
        {
            if (path == _folder || path.LastIndexOf('/') <= 0)
            {
                return;
            }

            CardStatus status = _device.Card.MakeDirectory(path);
            if (status == CardStatus.NotFound)
            {
                // A loop instead of recursion, because folders can be nested deeper than the stack allows.
                for (int end = path.IndexOf('/', Root.Length); end > 0; end = path.IndexOf('/', end + 1))
                {
                    string parent = path.Substring(0, end);
                    CardFault.Check(_device.Card.MakeDirectory(parent), parent, "made");
                }

                status = _device.Card.MakeDirectory(path);
            }

            CardFault.Check(status, path, "made");
            _folder = path;
        }

        /// <summary>
        /// Writes a complete file. If power is lost or an error occurs before the file is complete, the path refers to the previous file,
        /// or to no file (<see cref="CardMode.CreateDeferred"/>).
        /// </summary>
        /// <param name="path">Path of the file, beginning with <c>/ext/</c>.</param>
        /// <param name="contents">Source of the bytes; it is read to its end.</param>
        /// <returns>True if the file was written; <see langword="false"/> if an existing file at this path is write-protected.</returns>
        public bool Write(string path, IByteSource contents)
        {
            CardStatus status = _device.Card.Open(path, CardMode.CreateDeferred, out ICardFile file);
            if (status == CardStatus.ReadOnly)
            {
                return false;
            }

            CardFault.Check(status, path, "created");
            using (file)
            {
                Copy(contents, file, path);
                CardFault.Check(file.Close(), path, "written");
            }

            return true;
        }

        /// <summary>Reads a source to its end and discards the bytes.</summary>
        /// <param name="contents">The source.</param>
        public void Drain(IByteSource contents)
        {
            while (contents.Read(_block, 0, BlockSize) == BlockSize)
            {
            }
        }

        /// <summary>Writes all bytes of a source to a file.</summary>
        /// <param name="contents">The source.</param>
        /// <param name="file">The file, open for writing.</param>
        /// <param name="path">Path of the file, for the error message.</param>
        /// <returns>The number of bytes written.</returns>
        public uint Copy(IByteSource contents, ICardFile file, string path)
        {
            uint copied = 0;
            int count;
            while ((count = contents.Read(_block, 0, BlockSize)) > 0)
            {
                CardFault.Check(file.Write(_block, 0, count), path, "written");
                copied += (uint)count;
            }

            return copied;
        }

        /// <summary>
        /// Compares a file with a source and, if they differ, writes all bytes of the source to another file. The compared file is never
        /// changed; after a power loss, the other file may be incomplete (<see cref="CardMode.Create"/>).
        /// </summary>
        /// <param name="path">Path of the file, beginning with <c>/ext/</c>.</param>
        /// <param name="size">The size that the file must have, in bytes.</param>
        /// <param name="contents">The bytes.</param>
        /// <param name="other">Path of the file that is written if the bytes differ.</param>
        /// <returns>True if the file differs; <paramref name="other"/> then contains the bytes.</returns>
        public bool WriteIfDifferent(string path, uint size, IByteSource contents, string other)
        {
            return WriteIfDifferent(path, Find(path), size, contents, other);
        }

        /// <summary>
        /// Works like <see cref="WriteIfDifferent(string, uint, IByteSource, string)"/> for a file that has already been looked up.
        /// </summary>
        /// <param name="path">Path of the file, beginning with <c>/ext/</c>.</param>
        /// <param name="entry">Entry of the file, or <see langword="null"/> if it does not exist.</param>
        /// <param name="size">The size that the file must have, in bytes.</param>
        /// <param name="contents">The bytes.</param>
        /// <param name="other">Path of the file that is written if the bytes differ.</param>
        /// <returns>True if the file differs; <paramref name="other"/> then contains the bytes.</returns>
        public bool WriteIfDifferent(string path, CardEntry entry, uint size, IByteSource contents, string other)
        {
            uint same = 0;
            uint written;
            int count = 0;
            if (entry != null && !entry.IsDirectory && entry.Size == size)
            {
                same = CountSame(path, size, contents, out count);
                if (same == size)
                {
                    return false;
                }
            }

            // The blocks that already match are copied from the existing file, because the source cannot seek back. The first block that
            // differs and all bytes after it are written from the source.
            using (ICardFile file = Open(other, CardMode.Create))
            {
                if (same > 0)
                {
                    CopyStart(path, same, file, other);
                }

                if (count > 0)
                {
                    CardFault.Check(file.Write(_block, 0, count), other, "written");
                }

                written = same + (uint)count + Copy(contents, file, other);
                CardFault.Check(file.Close(), other, "written");
            }

            if (written != size)
            {
                throw new MalformedException(
                    MessageFormat.Of("@ has # bytes in the package instead of #.", path, (int)written, (int)size));
            }

            return true;
        }

        // Returns the number of bytes before the first block that differs; that block, of count bytes, is then in _block.
        private uint CountSame(string path, uint size, IByteSource contents, out int count)
        {
            _other = _other ?? new byte[BlockSize];
            using (ICardFile file = Open(path, CardMode.Read))
            {
                CardFileSource source = new CardFileSource(file);
                uint same = 0;
                do
                {
                    count = contents.Read(_block, 0, BlockSize);
                    if (source.Read(_other, 0, count) != count || _device.Bytes.FirstDifference(_block, 0, _other, 0, count) >= 0)
                    {
                        break;
                    }

                    same += (uint)count;
                    count = count == BlockSize ? count : 0;
                }
                while (count != 0 && same < size);

                return same;
            }
        }

        private void CopyStart(string path, uint length, ICardFile to, string other)
        {
            using (ICardFile from = Open(path, CardMode.Read))
            {
                CardFileSource source = new CardFileSource(from, length);
                int count;
                while ((count = source.Read(_other, 0, BlockSize)) > 0)
                {
                    CardFault.Check(to.Write(_other, 0, count), other, "written");
                }
            }
        }
    }
}
