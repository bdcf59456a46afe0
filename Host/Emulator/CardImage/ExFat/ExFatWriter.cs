using System.Buffers.Binary;
using System.Text;

namespace FlipperUpdaterNano.Emulator.CardImage.ExFat
{
    /// <summary>Formats a volume and writes a tree to it in one pass.</summary>
    public sealed class ExFatWriter
    {
        private const string Label = "FLIPPER";
        private const uint EndOfChain = 0xFFFFFFFF;
        private const uint MediaEntry = 0xFFFFFFF8;

        private readonly Stream _image;
        private readonly ExFatLayout _layout;
        private readonly ExFatUpCase _upCase = ExFatUpCase.Standard;
        private readonly ExFatAllocator _clusters;

        private ExFatWriter(Stream image, ExFatLayout layout, Random? scatter)
        {
            _image = image;
            _layout = layout;
            _clusters = new ExFatAllocator(layout, scatter);
        }

        /// <summary>Writes a volume.</summary>
        /// <param name="image">Receives the volume; previous content is discarded. Parts that are not written read as zeros.</param>
        /// <param name="layout">The layout of the volume.</param>
        /// <param name="scatter">
        /// Source of random numbers that scatter the clusters of each file and directory; null to store each of them contiguously.
        /// </param>
        /// <exception cref="ExFatException">The tree does not fit, or contains a name that is not valid on exFAT.</exception>
        public static void Write(Stream image, ExFatLayout layout, ExFatNode root, Random? scatter = null)
        {
            image.SetLength(0);
            image.SetLength(layout.Size);
            new ExFatWriter(image, layout, scatter).Write(root);
            image.Flush();
        }

        private void Write(ExFatNode root)
        {
            byte[] upCase = _upCase.ToBytes();
            int bitmapSize = (int)((_layout.ClusterCount + 7) / 8);

            PutWords(_layout.FatOffset * (long)ExFatLayout.SectorSize, [MediaEntry, EndOfChain]);

            // Readers always follow the FAT chains of the bitmap, the up-case table and the root directory. The boot sector specifies the
            // first cluster of the root directory.
            uint[] bitmapClusters = _clusters.Take(_layout.Clusters(bitmapSize), false);
            uint[] upCaseClusters = _clusters.Take(_layout.Clusters(upCase.Length), false);
            uint[] rootClusters = _clusters.Take(1, false);
            int rootSize = (3 * ExFatEntrySet.EntrySize) + root.Children!.Sum(child => ExFatEntrySet.SizeFor(child.Name));

            rootClusters = [.. rootClusters, .. _clusters.Take(_layout.Clusters(rootSize) - 1)];

            List<byte[]> entries =
            [
                LabelEntry(),
                TableEntry(0x81, bitmapClusters[0], bitmapSize, 0),
                TableEntry(0x82, upCaseClusters[0], upCase.Length, ExFatUpCase.Checksum(upCase)),
                .. root.Children!.Select(Place),
            ];

            Put(upCaseClusters, upCase);
            Put(rootClusters, [.. entries.SelectMany(entry => entry)]);
            Put(bitmapClusters, _clusters.ToBitmap());
            Chain(bitmapClusters);
            Chain(upCaseClusters);
            Chain(rootClusters);

            byte[] boot = _layout.ToBootRegion(_clusters.PercentInUse);

            _image.Position = 0;
            _image.Write(boot);
            _image.Write(boot);
        }

        /// <summary>Allocates the clusters of a file or directory, writes the content, and returns the directory entries.</summary>
        private byte[] Place(ExFatNode node)
        {
            int length = node.IsDirectory
                ? Math.Max(1, _layout.Clusters(node.Children!.Sum(child => ExFatEntrySet.SizeFor(child.Name)))) * _layout.ClusterSize
                : node.Content.Length;
            uint[] clusters = _clusters.Take(_layout.Clusters(length));
            bool contiguous = clusters.Length > 0 && !clusters.Where((cluster, i) => cluster != clusters[0] + i).Any();

            Put(clusters, node.IsDirectory ? [.. node.Children!.SelectMany(Place)] : Stored(node));

            if (!contiguous)
            {
                Chain(clusters);
            }

            return ExFatEntrySet.ToBytes(
                node, new ExFatEntrySet.Allocation(clusters.FirstOrDefault(), length, length - node.Unwritten, contiguous), _upCase);
        }

        /// <summary>Returns the file's content with stale bytes after the valid data length, so that tests detect reads of them.</summary>
        private static byte[] Stored(ExFatNode file)
        {
            byte[] content = [.. file.Content];

            content.AsSpan(content.Length - file.Unwritten).Fill(0xA5);

            return content;
        }

        private static byte[] LabelEntry()
        {
            byte[] entry = new byte[ExFatEntrySet.EntrySize];

            entry[0] = 0x83;
            entry[1] = (byte)Label.Length;
            Encoding.Unicode.GetBytes(Label).CopyTo(entry, 2);

            return entry;
        }

        private static byte[] TableEntry(byte type, uint first, long length, uint checksum)
        {
            byte[] entry = new byte[ExFatEntrySet.EntrySize];

            entry[0] = type;
            BinaryPrimitives.WriteUInt32LittleEndian(entry.AsSpan(4), checksum);
            BinaryPrimitives.WriteUInt32LittleEndian(entry.AsSpan(20), first);
            BinaryPrimitives.WriteInt64LittleEndian(entry.AsSpan(24), length);

            return entry;
        }

        private void Put(uint[] clusters, ReadOnlySpan<byte> content)
        {
            for (int i = 0; i < clusters.Length && i * (long)_layout.ClusterSize < content.Length; i++)
            {
                ReadOnlySpan<byte> rest = content[(i * _layout.ClusterSize)..];

                _image.Position = _layout.Position(clusters[i]);
                _image.Write(rest[..Math.Min(rest.Length, _layout.ClusterSize)]);
            }
        }

        private void Chain(uint[] clusters)
        {
            for (int i = 0; i < clusters.Length; i++)
            {
                PutWords(
                    (_layout.FatOffset * (long)ExFatLayout.SectorSize) + (clusters[i] * (long)sizeof(uint)),
                    [i + 1 < clusters.Length ? clusters[i + 1] : EndOfChain]);
            }
        }

        private void PutWords(long position, ReadOnlySpan<uint> words)
        {
            Span<byte> bytes = stackalloc byte[sizeof(uint)];

            _image.Position = position;

            foreach (uint word in words)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(bytes, word);
                _image.Write(bytes);
            }
        }
    }
}
