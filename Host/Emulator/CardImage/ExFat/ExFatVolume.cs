using System.Buffers.Binary;

namespace FlipperUpdaterNano.Emulator.CardImage.ExFat
{
    /// <summary>The content of an exFAT volume. Reading the content also validates the whole volume.</summary>
    public sealed class ExFatVolume
    {
        private const uint EndOfChain = 0xFFFFFFFF;
        private const int DeepestFolder = 64;

        private readonly Stream _image;
        private readonly List<string> _findings = [];
        private readonly bool[] _owned;
        private ExFatUpCase _upCase = ExFatUpCase.Standard;
        private byte[]? _bitmap;

        private ExFatVolume(Stream image)
        {
            _image = image;
            Layout = ExFatLayout.Read(image, _findings);
            _owned = new bool[Layout.ClusterCount];
        }

        /// <summary>Gets the layout of the volume.</summary>
        public ExFatLayout Layout { get; }

        /// <summary>Gets the root directory.</summary>
        public ExFatNode Root { get; private set; } = null!;

        /// <summary>
        /// Gets the faults of the volume, one sentence each; empty for a valid volume. Orphaned clusters, which a power loss may cause, are
        /// not faults; <see cref="LostClusters"/> counts them.
        /// </summary>
        public IReadOnlyList<string> Findings => _findings;

        /// <summary>Gets the number of orphaned clusters, which are allocated but belong to no file.</summary>
        public int LostClusters { get; private set; }

        /// <summary>Gets the number of free clusters.</summary>
        public int FreeClusters { get; private set; }

        /// <summary>Reads a volume.</summary>
        /// <param name="image">The volume, starting at its first byte.</param>
        /// <exception cref="ExFatException">The volume is not exFAT, or is too damaged to read.</exception>
        public static ExFatVolume Read(Stream image)
        {
            ExFatVolume volume = new(image);

            volume.ReadTree();
            volume.CompareBitmap();

            return volume;
        }

        /// <summary>Locates a byte of a file in the volume.</summary>
        /// <param name="path">Path of the file.</param>
        /// <returns>
        /// The offset from the start of the volume, or <see langword="null"/> if no file with this path has a cluster for this byte.
        /// </returns>
        public long? Locate(string path, long offset) =>
            Root.Find(path) is { IsDirectory: false } file && offset / Layout.ClusterSize < file.Clusters.Count
                ? Layout.Position(file.Clusters[(int)(offset / Layout.ClusterSize)]) + (offset % Layout.ClusterSize)
                : null;

        private void ReadTree()
        {
            uint[] clusters = Follow(Layout.RootCluster, "the root directory");
            byte[] entries = ReadClusters(clusters, (long)clusters.Length * Layout.ClusterSize);

            // The tables are read first, because comparing names requires the up-case table.
            ReadTables(entries);
            Root = new ExFatNode { Name = string.Empty, Children = [], Clusters = clusters };
            ReadDirectory(Root, entries, 0);

            if (_bitmap is null)
            {
                throw new ExFatException("The root directory has no allocation bitmap.");
            }
        }

        private void ReadTables(byte[] entries)
        {
            for (int at = 0; at < entries.Length && entries[at] != 0; at += ExFatEntrySet.EntrySize)
            {
                Span<byte> entry = entries.AsSpan(at, ExFatEntrySet.EntrySize);

                if (entry[0] is not (0x81 or 0x82))
                {
                    continue;
                }

                uint[] clusters = Follow(
                    BinaryPrimitives.ReadUInt32LittleEndian(entry[20..]), entry[0] == 0x81 ? "the allocation bitmap" : "the up-case table");
                long length = BinaryPrimitives.ReadInt64LittleEndian(entry[24..]);
                byte[] table = ReadClusters(clusters, Math.Clamp(length, 0, (long)clusters.Length * Layout.ClusterSize));

                if (entry[0] == 0x81)
                {
                    _bitmap = table;
                }
                else
                {
                    _upCase = ExFatUpCase.Parse(table);
                    Expect(
                        ExFatUpCase.Checksum(table) == BinaryPrimitives.ReadUInt32LittleEndian(entry[4..]),
                        "The up-case table's checksum is wrong.");
                }
            }
        }

        private void ReadDirectory(ExFatNode directory, byte[] entries, int depth)
        {
            HashSet<string> names = new(StringComparer.Ordinal);
            int at = 0;

            while (at < entries.Length && entries[at] != 0)
            {
                byte type = entries[at];

                if (type != ExFatEntrySet.FileType)
                {
                    // Skip unused entries, benign entries of unknown types, and the root's allocation bitmap, up-case table and volume
                    // label entries.
                    Expect(
                        (type & 0x80) == 0 || type is 0x81 or 0x82 or 0x83 || (type & 0x20) != 0,
                        $"'{directory.Name}' has an entry of unknown type {type:X2}.");
                    at += ExFatEntrySet.EntrySize;
                    continue;
                }

                int size = ExFatEntrySet.Parse(
                    entries.AsSpan(at), _upCase, out ExFatNode? entry, out ExFatEntrySet.Allocation place, out string? finding);

                Expect(finding is null, finding!);
                at += Math.Max(size, ExFatEntrySet.EntrySize);

                if (size > 0 && ReadNode(entry!, place, depth) is { } node)
                {
                    Expect(names.Add(_upCase.Upper(node.Name)), $"'{directory.Name}' contains '{node.Name}' twice.");
                    directory.Children!.Add(node);
                }
            }
        }

        private ExFatNode? ReadNode(ExFatNode entry, ExFatEntrySet.Allocation place, int depth)
        {
            if (place.Length < 0 || place.Valid < 0 || place.Valid > place.Length || place.Length > Layout.Size || depth > DeepestFolder)
            {
                _findings.Add(
                    $"'{entry.Name}' has an invalid size or depth: {place.Length} bytes, {place.Valid} valid, folder level {depth}.");

                return null;
            }

            int count = Layout.Clusters(place.Length);
            uint[] clusters = count == 0 ? []
                : place.IsContiguous ? Stretch(place.First, count, entry.Name)
                : Follow(place.First, entry.Name);

            if (clusters.Length < count)
            {
                _findings.Add($"'{entry.Name}' is {place.Length} bytes long, but occupies {clusters.Length} clusters.");

                return null;
            }

            Expect(clusters.Length == count, $"'{entry.Name}' is {place.Length} bytes long, but occupies {clusters.Length} clusters.");

            byte[] content = ReadClusters(clusters[..count], place.Length);

            // Bytes after ValidDataLength read as zeros (section 7.6.5).
            content.AsSpan((int)place.Valid).Clear();

            ExFatNode node = WithContent(entry, content, clusters, (int)(place.Length - place.Valid));

            if (node.IsDirectory)
            {
                ReadDirectory(node, content, depth + 1);
            }

            return node;
        }

        private static ExFatNode WithContent(ExFatNode entry, byte[] content, uint[] clusters, int unwritten) => new()
        {
            Name = entry.Name,
            Children = entry.Children,
            Content = entry.IsDirectory ? [] : content,
            Unwritten = entry.IsDirectory ? 0 : unwritten,
            Created = entry.Created,
            Modified = entry.Modified,
            Accessed = entry.Accessed,
            IsReadOnly = entry.IsReadOnly,
            Clusters = clusters,
        };

        private uint[] Stretch(uint first, int count, string name)
        {
            if (!Layout.Has(first) || !Layout.Has(first + (uint)count - 1))
            {
                _findings.Add($"The clusters of '{name}' are out of bounds.");

                return [];
            }

            uint[] clusters = new uint[count];

            for (int i = 0; i < count; i++)
            {
                clusters[i] = first + (uint)i;
                Own(clusters[i], name);
            }

            return clusters;
        }

        private uint[] Follow(uint first, string name)
        {
            List<uint> clusters = [];
            Span<byte> word = stackalloc byte[sizeof(uint)];

            for (uint cluster = first; cluster != EndOfChain;)
            {
                if (!Layout.Has(cluster) || clusters.Count > Layout.ClusterCount)
                {
                    _findings.Add($"The cluster chain of '{name}' leaves the volume or contains a cycle, at cluster {cluster}.");

                    return [];
                }

                Own(cluster, name);
                clusters.Add(cluster);
                _image.Position = (Layout.FatOffset * (long)ExFatLayout.SectorSize) + (cluster * (long)sizeof(uint));
                _image.ReadExactly(word);
                cluster = BinaryPrimitives.ReadUInt32LittleEndian(word);
            }

            return [.. clusters];
        }

        private void Own(uint cluster, string name)
        {
            Expect(!_owned[cluster - ExFatLayout.FirstCluster], $"Cluster {cluster} of '{name}' is cross-linked.");
            _owned[cluster - ExFatLayout.FirstCluster] = true;
        }

        private byte[] ReadClusters(uint[] clusters, long length)
        {
            byte[] content = new byte[length];

            for (int i = 0; i < clusters.Length; i++)
            {
                int at = i * Layout.ClusterSize;

                if (at >= length)
                {
                    break;
                }

                _image.Position = Layout.Position(clusters[i]);
                _image.ReadExactly(content.AsSpan(at, (int)Math.Min(Layout.ClusterSize, length - at)));
            }

            return content;
        }

        private void CompareBitmap()
        {
            Expect(
                _bitmap!.Length == (_owned.Length + 7) / 8,
                $"The allocation bitmap is {_bitmap.Length} bytes long, which does not match {_owned.Length} clusters.");

            for (int i = 0; i < _owned.Length && i / 8 < _bitmap.Length; i++)
            {
                bool taken = (_bitmap[i / 8] & (1 << (i % 8))) != 0;

                Expect(taken || !_owned[i], $"Cluster {i + ExFatLayout.FirstCluster} is in use but not marked as allocated.");
                LostClusters += taken && !_owned[i] ? 1 : 0;
                FreeClusters += taken ? 0 : 1;
            }
        }

        private void Expect(bool holds, string finding)
        {
            if (!holds)
            {
                _findings.Add(finding);
            }
        }
    }
}
