using System.Buffers.Binary;
using FlipperUpdaterNano.Emulator.CardImage;
using FlipperUpdaterNano.Emulator.Devices;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Card;
using Xunit;

namespace FlipperUpdaterNano.Emulator.Tests.CardImage
{
    /// <summary>Tests how the block device presents the file faults of the card model.</summary>
    public class CardFaultTests
    {
        private const int BlockSize = 512;
        private const string Path = "/dir/file";

        [Theory]
        [InlineData(CardFormat.Fat32)]
        [InlineData(CardFormat.ExFat)]
        public void All_blocks_except_the_one_with_an_unwritable_byte_can_be_written(CardFormat format)
        {
            VirtualDevice device = Device(format, new byte[3 * BlockSize].Select((_, i) => (byte)(i / BlockSize + 1)).ToArray());
            using CardBlocks card = CardBlocks.Create(device);
            device.Card.Faults.FailWrites(Path, BlockSize + 3);
            long first = Find(card, block => block.IndexOfAnyExcept((byte)1) < 0);

            Assert.True(card.Write(first, new byte[BlockSize]));
            Assert.False(card.Write(first + 1, new byte[BlockSize]));
            Assert.True(card.Write(first + 2, new byte[BlockSize]));
            Assert.Equal(1, device.Card.Faults.RefusedWrites);
            Assert.Equal(2, Read(card, first + 1)[0]);

            device.Card.Faults.Clear();
            Assert.True(card.Write(first + 1, new byte[BlockSize]));
            Assert.Equal(0, Read(card, first + 1)[0]);
        }

        [Theory]
        [InlineData(CardFormat.Fat32, 70_000)]
        [InlineData(CardFormat.Fat32, 70_001)]
        [InlineData(CardFormat.ExFat, 9)]
        [InlineData(CardFormat.ExFat, 17)]
        public void A_card_reports_at_least_the_capacity_that_its_volume_uses(CardFormat format, int clusters)
        {
            VirtualDevice device = Device(format, [1, 2, 3]);
            device.Card.Capacity = (long)clusters * device.Card.ClusterSize;
            using CardBlocks card = CardBlocks.Create(device);
            byte[] boot = Read(card, 0);
            long sectors = format == CardFormat.ExFat
                ? BinaryPrimitives.ReadInt64LittleEndian(boot.AsSpan(72))
                : BinaryPrimitives.ReadUInt32LittleEndian(boot.AsSpan(32));

            Assert.InRange(
                card.Blocks / IBlockImage.CapacityUnit * IBlockImage.CapacityUnit, sectors, sectors + IBlockImage.CapacityUnit - 1);
        }

        [Fact]
        public void The_last_entry_of_the_partition_table_points_to_the_volume()
        {
            VirtualDevice device = Device(CardFormat.Fat32, [1, 2, 3]);
            device.Card.Quirks.PartitionType = 0x83;
            device.Card.Quirks.HasStrayPartition = true;
            using CardBlocks card = CardBlocks.Create(device);
            byte[] table = Read(card, 0);
            uint start = BinaryPrimitives.ReadUInt32LittleEndian(table.AsSpan(446 + 16 + 8));

            Assert.Equal((0x55, 0xAA, 0x83, 0x83), (table[510], table[511], table[446 + 4], table[446 + 16 + 4]));
            Assert.True(BinaryPrimitives.ReadUInt32LittleEndian(table.AsSpan(446 + 8)) > card.Blocks);
            Assert.Equal("FAT32   "u8, Read(card, start).AsSpan(82, 8));
            Assert.False(card.Write(0, table));
        }

        [Fact]
        public void A_card_with_a_GPT_contains_a_protective_MBR_and_no_volume()
        {
            VirtualDevice device = Device(CardFormat.Fat32, [1, 2, 3]);
            device.Card.Quirks.PartitionType = 0xEE;
            using CardBlocks card = CardBlocks.Create(device);
            byte[] table = Read(card, 0);

            Assert.Equal((0x55, 0xAA, 0xEE, 0), (table[510], table[511], table[446 + 4], table[446 + 16 + 4]));
            Assert.Equal(1u, BinaryPrimitives.ReadUInt32LittleEndian(table.AsSpan(446 + 8)));
            Assert.Equal(-1, Read(card, 1).AsSpan().IndexOfAnyExcept((byte)0));
        }

        [Fact]
        public void FSInfo_can_contain_a_wrong_free_cluster_count()
        {
            VirtualDevice device = Device(CardFormat.Fat32, []);
            device.Card.Quirks.ClaimedFreeClusters = 5;
            using CardBlocks card = CardBlocks.Create(device);

            Assert.Equal(5u, BinaryPrimitives.ReadUInt32LittleEndian(Read(card, 1).AsSpan(488)));
        }

        [Fact]
        public void A_directory_write_that_would_add_a_cluster_with_an_unwritable_byte_is_refused()
        {
            const int clusterInEntry = 26;
            const int timeInEntry = 22;
            VirtualDevice device = Device(CardFormat.Fat32, []);
            using CardBlocks card = CardBlocks.Create(device);
            device.Card.Faults.FailWrites(Path, 700);
            long entries = Find(card, block => block.IndexOf("FILE       "u8) >= 0);
            byte[] before = Read(card, entries);

            Assert.True(card.Write(entries, With(timeInEntry, 0x5000)));
            Assert.False(card.Write(entries, With(clusterInEntry, 99)));
            Assert.Equal(With(timeInEntry, 0x5000), Read(card, entries));
            Assert.True(card.Write(entries, before));
            card.Check();

            byte[] With(int offset, ushort value)
            {
                byte[] block = [.. before];
                BinaryPrimitives.WriteUInt16LittleEndian(block.AsSpan(block.AsSpan().IndexOf("FILE       "u8) + offset), value);

                return block;
            }
        }

        [Fact]
        public void Short_reads_are_refused_because_blocks_are_atomic()
        {
            VirtualDevice device = Device(CardFormat.Fat32, new byte[10]);
            using CardBlocks card = CardBlocks.Create(device);
            device.Card.Faults.ShortenReads(Path, 3);

            Assert.Contains("does not support short reads", Assert.Throws<NotSupportedException>(() => Read(card, 0)).Message);
        }

        private static VirtualDevice Device(CardFormat format, byte[] content)
        {
            VirtualDevice device = new();
            device.Card.Format = format;
            device.Card.Capacity = 64 << 20;
            device.Card.ClusterSize = 4096;
            device.Card.InsertEmpty();
            device.Card.Preload(Path, content);

            return device;
        }

        private delegate bool Match(ReadOnlySpan<byte> block);

        private static long Find(CardBlocks card, Match match)
        {
            for (long block = 0; block < card.Blocks; block++)
            {
                if (match(Read(card, block)))
                {
                    return block;
                }
            }

            throw new InvalidOperationException("There is no such block.");
        }

        private static byte[] Read(CardBlocks card, long block)
        {
            byte[] data = new byte[BlockSize];

            Assert.True(card.Read(block, data));

            return data;
        }
    }
}
