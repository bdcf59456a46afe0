using System.Buffers.Binary;
using System.Globalization;
using FlipperUpdaterNano.VirtualFlipper.Card;

namespace FlipperUpdaterNano.Emulator.CardImage
{
    /// <summary>A FAT32 volume, which dosfstools formats and mtools reads and writes.</summary>
    internal sealed class FatCardVolume : ICardVolume
    {
        private const int SectorSize = 512;
        private const int ReservedSectors = 32;
        private const int InfoSector = 1;
        private const int FreeCountAt = 488;
        private const string Root = "::/";
        private const uint BadCluster = 0x0FFFFFF7;

        /// <summary>
        /// Minimum number of clusters at which mtools accepts a volume as FAT32, plus a margin (FAT specification, "FAT Type
        /// Determination").
        /// </summary>
        private const long FewestClusters = 65_600;

        // The device sets no attributes, so if no file was read-only before a run, none is afterwards.
        private bool _hasReadOnlyFiles;

        /// <inheritdoc/>
        public void Make(VirtualCard card, string image, string content)
        {
            int clusterSectors = Math.Clamp(card.ClusterSize / SectorSize, 1, 128);

            // The card's capacity includes the space for files and folders, but not the first cluster of the root directory.
            long wanted = (card.Capacity / SectorSize / clusterSectors) + 1;
            long made = Math.Max(wanted, FewestClusters) + 2;
            long tableSectors = ((made + 2) * sizeof(uint) / SectorSize) + 1;

            using (FileStream file = File.Create(image))
            {
                // The file is sparse, so only written parts use disk space.
                file.SetLength((ReservedSectors + (2 * tableSectors) + (made * clusterSectors)) * SectorSize);
            }

            ToolRunner.Run(
                "mkfs.fat", "-a", "-F", "32", "-R", $"{ReservedSectors}", "-s", $"{clusterSectors}", "-n", "FLIPPER", "-i", "F1195E20",
                image);

            string[] entries = Directory.GetFileSystemEntries(content);

            if (entries.Length > 0)
            {
                ToolRunner.Run("mcopy", ["-s", "-m", "-i", image, .. entries, "::/"]);
            }

            string[] readOnly = [.. Directory.EnumerateFiles(content, "*", SearchOption.AllDirectories)
                .Where(path => new FileInfo(path).IsReadOnly).Select(path => Root + Path.GetRelativePath(content, path))];
            _hasReadOnlyFiles = readOnly.Length > 0;
            if (_hasReadOnlyFiles)
            {
                ToolRunner.Run("mattrib", ["+r", "-i", image, .. readOnly]);
            }

            TakeOut(image, wanted);
            if (card.Quirks.ClaimedFreeClusters is { } claimed)
            {
                Claim(image, claimed);
            }
        }

        /// <inheritdoc/>
        public void Extract(string image, string content)
        {
            ToolRunner.Run("mcopy", "-s", "-n", "-m", "-i", image, Root, content);
            if (!_hasReadOnlyFiles)
            {
                return;
            }

            // One line for each entry: its attribute letters, a space and its path.
            string listed = ToolRunner.Ask("mattrib", "-/", "-X", "-i", image, Root)
                ?? throw new InvalidOperationException("mattrib cannot read the attributes of the card.");
            foreach (string[] line in listed.Split('\n').Select(line => line.Split(' ', 2)))
            {
                if (line[0].Contains('R'))
                {
                    new FileInfo(Path.Combine(content, line[1][Root.Length..])).IsReadOnly = true;
                }
            }
        }

        /// <inheritdoc/>
        public void Check(string image) => ToolRunner.Run("fsck.fat", "-n", image);

        /// <inheritdoc/>
        public long? Locate(string image, string path, uint offset)
        {
            // mshowfat prints PATH CLUSTER, or only PATH if the file ends before the offset.
            string? answer = ToolRunner.Ask("mshowfat", "-i", image, "-o", offset.ToString(CultureInfo.InvariantCulture), "::" + path);

            if (!uint.TryParse(answer?.Trim().Split(' ')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out uint cluster))
            {
                return null;
            }

            using FileStream file = new(image, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            Parameters volume = Parameters.Read(file);

            return volume.DataStart + ((cluster - 2L) * volume.ClusterSize) + (offset % volume.ClusterSize);
        }

        /// <summary>Marks as bad the clusters that exceed the card's capacity.</summary>
        private static void TakeOut(string image, long wanted)
        {
            using FileStream file = new(image, FileMode.Open, FileAccess.ReadWrite);
            Parameters volume = Parameters.Read(file);
            byte[] marks = new byte[(volume.Clusters - wanted) * sizeof(uint)];

            for (int at = 0; at < marks.Length; at += sizeof(uint))
            {
                BinaryPrimitives.WriteUInt32LittleEndian(marks.AsSpan(at), BadCluster);
            }

            for (int copy = 0; copy < volume.Copies; copy++)
            {
                file.Position = (ReservedSectors * SectorSize) + (copy * volume.TableSize) + ((wanted + 2) * sizeof(uint));
                file.Write(marks);
            }

            byte[] count = new byte[sizeof(uint)];

            file.Position = (InfoSector * SectorSize) + FreeCountAt;
            file.ReadExactly(count);
            BinaryPrimitives.WriteUInt32LittleEndian(
                count, BinaryPrimitives.ReadUInt32LittleEndian(count) - (uint)(volume.Clusters - wanted));
            file.Position -= count.Length;
            file.Write(count);
        }

        /// <summary>Writes a free-cluster count, which may be wrong, to the FSInfo sector.</summary>
        private static void Claim(string image, uint clusters)
        {
            using FileStream file = new(image, FileMode.Open, FileAccess.ReadWrite);
            byte[] count = new byte[sizeof(uint)];

            BinaryPrimitives.WriteUInt32LittleEndian(count, clusters);
            file.Position = (InfoSector * SectorSize) + FreeCountAt;
            file.Write(count);
        }

        /// <summary>The fields of the BIOS parameter block that this class uses (FAT specification, "BIOS Parameter Block").</summary>
        private sealed record Parameters(int ClusterSize, int Copies, long TableSize, long DataStart, long Clusters)
        {
            public static Parameters Read(FileStream image)
            {
                byte[] boot = new byte[SectorSize];

                image.Position = 0;
                image.ReadExactly(boot);

                int clusterSize = boot[13] * SectorSize;
                long table = BinaryPrimitives.ReadUInt32LittleEndian(boot.AsSpan(36)) * (long)SectorSize;
                long data = (BinaryPrimitives.ReadUInt16LittleEndian(boot.AsSpan(14)) * SectorSize) + (boot[16] * table);
                long size = BinaryPrimitives.ReadUInt32LittleEndian(boot.AsSpan(32)) * (long)SectorSize;

                return new Parameters(clusterSize, boot[16], table, data, (size - data) / clusterSize);
            }
        }
    }
}
