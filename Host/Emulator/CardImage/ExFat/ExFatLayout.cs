using System.Buffers.Binary;
using System.Text;

namespace FlipperUpdaterNano.Emulator.CardImage.ExFat
{
    /// <summary>
    /// The offsets of the regions of an exFAT volume, as described by its boot region (exFAT specification, chapter 3). Only volumes with
    /// 512-byte sectors and one FAT are supported.
    /// </summary>
    /// <param name="FatOffset">First sector of the FAT.</param>
    /// <param name="HeapOffset">First sector of cluster 2.</param>
    /// <param name="ClusterCount">Number of clusters.</param>
    /// <param name="ClusterShift">Binary logarithm of the number of sectors in a cluster.</param>
    /// <param name="RootCluster">First cluster of the root directory.</param>
    public sealed record ExFatLayout(uint FatOffset, uint FatLength, uint HeapOffset, uint ClusterCount, int ClusterShift, uint RootCluster)
    {
        /// <summary>Size of a sector in bytes.</summary>
        public const int SectorSize = 512;

        /// <summary>Number of the first cluster.</summary>
        public const uint FirstCluster = 2;

        private const int SectorShift = 9;
        private const int BootSectors = 12;
        private const int ChecksumSector = 11;
        private const uint Serial = 0xF1195E20;
        private const ushort Revision = 0x0100;
        private static readonly byte[] s_name = Encoding.ASCII.GetBytes("EXFAT   ");

        /// <summary>Gets the cluster size in bytes.</summary>
        public int ClusterSize => SectorSize << ClusterShift;

        /// <summary>Gets the size of the whole volume in bytes.</summary>
        public long Size => (HeapOffset + ((long)ClusterCount << ClusterShift)) * SectorSize;

        /// <summary>
        /// Computes the layout of a volume. The volume's tables and the first cluster of the root directory do not count towards the
        /// capacity.
        /// </summary>
        /// <param name="capacity">Capacity in bytes, rounded down to whole clusters.</param>
        /// <param name="clusterSize">Cluster size in bytes: a power of two, 512 bytes to 32 MiB.</param>
        public static ExFatLayout For(long capacity, int clusterSize)
        {
            const int boundary = 64;

            if (clusterSize < SectorSize || clusterSize > 32 << 20 || !int.IsPow2(clusterSize))
            {
                throw new ExFatException($"The exFAT cluster size must be a power of two from 512 bytes to 32 MiB, not {clusterSize}.");
            }

            long table = Clusters(ExFatUpCase.Standard.ToBytes().Length, clusterSize);
            long bitmap = 1;
            long count;

            do
            {
                count = (capacity / clusterSize) + table + bitmap + 1;
            }
            while (bitmap < (bitmap = Clusters((count + 7) / 8, clusterSize)));

            if (count > uint.MaxValue - 10)
            {
                throw new ExFatException($"An exFAT volume with clusters of {clusterSize} bytes cannot hold {capacity} bytes.");
            }

            // Align the cluster heap. mkfs.exfat and the SD Association's formatter align both the FAT and the cluster heap to larger
            // boundaries.
            uint fat = (uint)Clusters((count + FirstCluster) * sizeof(uint), SectorSize);
            uint heap = (boundary + fat + boundary - 1) / boundary * boundary;

            return new ExFatLayout(
                boundary, fat, heap, (uint)count, int.Log2(clusterSize / SectorSize), FirstCluster + (uint)(bitmap + table));
        }

        /// <summary>Reads the boot region.</summary>
        /// <param name="image">The volume, starting at its first byte.</param>
        /// <param name="findings">Receives faults that do not prevent reading.</param>
        /// <exception cref="ExFatException">The bytes are not a valid boot region.</exception>
        public static ExFatLayout Read(Stream image, ICollection<string> findings)
        {
            byte[] region = new byte[BootSectors * SectorSize];

            image.Position = 0;

            if (image.ReadAtLeast(region, region.Length, false) < region.Length || !region.AsSpan(3, 8).SequenceEqual(s_name)
                || region[510] != 0x55 || region[511] != 0xAA)
            {
                throw new ExFatException("The first 12 sectors contain no exFAT boot sector.");
            }

            if (region[108] != SectorShift || region[109] > 16 || region[110] != 1)
            {
                throw new ExFatException(
                    $"The volume has sectors of 2^{region[108]} bytes, clusters of 2^{region[109]} sectors and {region[110]} FATs, but "
                    + "an SD card has sectors of 512 bytes, clusters of at most 2^16 sectors and one FAT.");
            }

            uint expected = Checksum(region);

            for (int at = ChecksumSector * SectorSize; at < region.Length; at += sizeof(uint))
            {
                if (BinaryPrimitives.ReadUInt32LittleEndian(region.AsSpan(at)) != expected)
                {
                    findings.Add("The boot region's checksum is wrong.");
                    break;
                }
            }

            ExFatLayout layout = new(Word(80), Word(84), Word(88), Word(92), region[109], Word(96));

            return layout.IsSound(image.Length)
                ? layout
                : throw new ExFatException($"The boot sector describes an invalid volume layout: {layout}.");

            uint Word(int at) => BinaryPrimitives.ReadUInt32LittleEndian(region.AsSpan(at));
        }

        /// <summary>Encodes the 12 sectors of the boot region. A volume starts with two copies of the boot region.</summary>
        /// <param name="percentInUse">Percentage of clusters in use.</param>
        public byte[] ToBootRegion(int percentInUse)
        {
            byte[] region = new byte[BootSectors * SectorSize];

            (region[0], region[1], region[2]) = (0xEB, 0x76, 0x90);
            s_name.CopyTo(region, 3);
            BinaryPrimitives.WriteInt64LittleEndian(region.AsSpan(72), Size / SectorSize);
            Put(80, FatOffset);
            Put(84, FatLength);
            Put(88, HeapOffset);
            Put(92, ClusterCount);
            Put(96, RootCluster);
            Put(100, Serial);
            BinaryPrimitives.WriteUInt16LittleEndian(region.AsSpan(104), Revision);
            region[108] = SectorShift;
            region[109] = (byte)ClusterShift;
            region[110] = 1;
            region[111] = 0x80;
            region[112] = (byte)percentInUse;

            // The volume is not bootable, so the boot code is filled with HLT instructions.
            region.AsSpan(120, 390).Fill(0xF4);

            for (int sector = 0; sector <= 8; sector++)
            {
                region[(sector * SectorSize) + 510] = 0x55;
                region[(sector * SectorSize) + 511] = 0xAA;
            }

            uint sum = Checksum(region);

            for (int at = ChecksumSector * SectorSize; at < region.Length; at += sizeof(uint))
            {
                Put(at, sum);
            }

            return region;

            void Put(int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(region.AsSpan(at), value);
        }

        /// <summary>Checks whether a cluster number is valid for this volume.</summary>
        public bool Has(uint cluster) => cluster >= FirstCluster && cluster - FirstCluster < ClusterCount;

        /// <summary>Gets the offset of a cluster in the volume.</summary>
        /// <returns>The offset in bytes from the start of the volume.</returns>
        public long Position(uint cluster) => (HeapOffset + ((long)(cluster - FirstCluster) << ClusterShift)) * SectorSize;

        /// <summary>Gets the number of clusters required to store a number of bytes.</summary>
        /// <param name="bytes">Number of bytes.</param>
        public int Clusters(long bytes) => (int)Clusters(bytes, ClusterSize);

        private static long Clusters(long bytes, int size) => (bytes + size - 1) / size;

        /// <summary>
        /// Computes the checksum of the boot region (section 3.4), which covers the first 11 sectors except the fields VolumeFlags and
        /// PercentInUse.
        /// </summary>
        private static uint Checksum(ReadOnlySpan<byte> region)
        {
            uint sum = 0;

            for (int i = 0; i < ChecksumSector * SectorSize; i++)
            {
                if (i is not (106 or 107 or 112))
                {
                    sum = uint.RotateRight(sum, 1) + region[i];
                }
            }

            return sum;
        }

        private bool IsSound(long imageSize) =>
            FatOffset >= 2 * BootSectors && HeapOffset >= (long)FatOffset + FatLength && Size <= imageSize && Has(RootCluster)
            && (long)FatLength * SectorSize >= ((long)ClusterCount + FirstCluster) * sizeof(uint);
    }
}
