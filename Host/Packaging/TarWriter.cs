using System.Buffers;
using System.Text;

namespace FlipperUpdaterNano.Packaging
{
    /// <summary>Writes USTAR archives that depend only on names and contents (docs/reference/stock-updater.md 3.2).</summary>
    /// <remarks>
    /// System.Formats.Tar is not used, because the archives must be identical to those of the stock packager: padded to records of 10,240
    /// bytes, with the stock packager's owner and root entry, and with header fields that the BCL does not expose.
    /// </remarks>
    public sealed class TarWriter
    {
        private const int Block = 512;

        // Archives are padded to a multiple of this size: 20 blocks.
        private const int Record = 10_240;
        private const string Owner = "furippa";
        private readonly ArrayBufferWriter<byte> _archive = new();

        // The top-level folder with a trailing slash; empty if names must not be split. If a path is too long for the name field, this
        // folder is stored in the prefix field, and the rest of the path in the name field.
        private string _top = string.Empty;

        /// <summary>
        /// Writes a resource tree: first the root entry, then all entries depth-first, with names sorted bytewise and a trailing <c>/</c>
        /// after directories. The
        /// <c>Manifest</c> is the first file, so that the updater finds it without unpacking other files.
        /// </summary>
        public static byte[] Write(ResourceFolder root) => Write(root, string.Empty, "/");

        /// <summary>Writes a resource tree with all entries in one top-level folder, as desktop programs expect.</summary>
        /// <param name="folder">
        /// Name of the folder. If a path is long, this name is stored in the header's prefix field, which the updater does not read.
        /// </param>
        public static byte[] Write(ResourceFolder root, string folder) => Write(root, $"{folder}/", $"{folder}/");

        private static byte[] Write(ResourceFolder root, string prefix, string top)
        {
            TarWriter writer = new() { _top = prefix };
            writer.AddDirectory(top);
            if (root.Files.TryGetValue(ResourceManifest.FileName, out byte[]? list))
            {
                writer.AddFile(prefix + ResourceManifest.FileName, list);
            }

            writer.AddContents(root, prefix);
            return writer.Finish();
        }

        /// <summary>Adds a directory.</summary>
        /// <param name="name">Name of the directory, with a trailing <c>/</c>.</param>
        public void AddDirectory(string name) => WriteHeader(name, 0, '5', "0000755");

        /// <summary>Adds a file.</summary>
        /// <param name="data">Content of the file.</param>
        public void AddFile(string name, byte[] data)
        {
            WriteHeader(name, data.Length, '0', "0000644");
            _archive.Write(data);
            Pad(Block);
        }

        /// <summary>Ends the archive.</summary>
        /// <returns>The whole archive, a multiple of 10,240 bytes.</returns>
        public byte[] Finish()
        {
            AddEndMarker();
            Pad(Record);
            return _archive.WrittenSpan.ToArray();
        }

        /// <summary>
        /// Ends the archive with an end marker, as the firmware does in a backup of /int (docs/reference/stock-updater.md 2.7).
        /// </summary>
        /// <returns>The whole archive.</returns>
        public byte[] FinishBackup()
        {
            AddEndMarker();
            return _archive.WrittenSpan.ToArray();
        }

        private void AddEndMarker() => _archive.Write(new byte[2 * Block]);

        private static void Text(Span<byte> field, string text) => Encoding.UTF8.GetBytes(text, field);

        private void AddContents(ResourceFolder folder, string prefix)
        {
            foreach (string name in folder.Folders.Keys.Concat(folder.Files.Keys).Order(BytewiseOrder.Instance))
            {
                if (folder.Files.TryGetValue(name, out byte[]? data))
                {
                    if (prefix + name != _top + ResourceManifest.FileName)
                    {
                        AddFile(prefix + name, data);
                    }
                }
                else
                {
                    AddDirectory($"{prefix}{name}/");
                    AddContents(folder.Folders[name], $"{prefix}{name}/");
                }
            }
        }

        private void WriteHeader(string name, int size, char type, string mode)
        {
            string prefix = string.Empty;
            if (_top.Length > 0 && name.Length > _top.Length && Encoding.UTF8.GetByteCount(name) > PackageFiles.NameLimit)
            {
                prefix = _top[..^1];
                name = name[_top.Length..];
            }

            int nameBytes = Encoding.UTF8.GetByteCount(name);
            if (nameBytes > PackageFiles.NameLimit)
            {
                throw new PackagingException(
                    $"the name '{name}' is {nameBytes} bytes long, but the limit is {PackageFiles.NameLimit}; shorten the name");
            }

            byte[] header = new byte[Block];
            Text(header, name);
            Text(header.AsSpan(100), mode);
            Text(header.AsSpan(108), "0000000");
            Text(header.AsSpan(116), "0000000");
            Text(header.AsSpan(124), Convert.ToString(size, 8).PadLeft(11, '0'));
            Text(header.AsSpan(136), "00000000000");
            header[156] = (byte)type;
            Text(header.AsSpan(257), "ustar\0" + "00");
            Text(header.AsSpan(265), Owner);
            Text(header.AsSpan(297), Owner);
            Text(header.AsSpan(345), prefix);

            // The checksum counts its own field as spaces.
            header.AsSpan(148, 8).Fill((byte)' ');
            int sum = header.Sum(value => value);
            Text(header.AsSpan(148), Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ");
            _archive.Write(header);
        }

        private void Pad(int unit)
        {
            int rest = (int)(_archive.WrittenCount % unit);
            if (rest > 0)
            {
                _archive.Write(new byte[unit - rest]);
            }
        }
    }
}
