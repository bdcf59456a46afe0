using System.Buffers.Binary;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.Tests.Mutation;
using Xunit;
using DfuElement = FlipperUpdaterNano.Packaging.DfuElement;

namespace FlipperUpdaterNano.Updater.Tests.Formats
{
    /// <summary>
    /// Tests the structure of DfuSe files (docs/reference/stock-updater.md 2.6 and, for the stock updater's defects, 9.7).
    /// </summary>
    public class DfuFileTests
    {
        private const int TargetPrefix = 11;
        private const int FirstElement = TargetPrefix + 274;

        [Fact]
        public void A_file_with_one_element_is_309_bytes_longer_than_its_image()
        {
            byte[] file = DfuWriter.Write(Image(5000));

            DfuFile dfu = Read(file);

            Assert.Equal(5309, file.Length);
            FlipperUpdaterNano.Updater.Formats.DfuElement element = Assert.Single(dfu.Elements);
            Assert.Equal(0x08000000u, element.Address);
            Assert.Equal(5000u, element.Size);
            Assert.Equal(293u, element.Offset);
        }

        [Fact]
        public void Elements_are_read_in_file_order()
        {
            byte[] file = DfuWriter.Write([new DfuElement(0x08002000, Image(100)), new DfuElement(0x08000000, Image(4096))]);

            DfuFile dfu = Read(file);

            Assert.Equal(2, dfu.Elements.Length);
            Assert.Equal(0x08002000u, dfu.Elements[0].Address);
            Assert.Equal(293u + 100 + 8, dfu.Elements[1].Offset);
        }

        [Theory]
        [InlineData(0, "DfuSe")]
        [InlineData(5, "DfuSe")]
        [InlineData(6, "bytes but has")]
        [InlineData(10, "")]
        [InlineData(TargetPrefix, "Target")]
        [InlineData(TargetPrefix + 266, "bytes for target 0")]
        [InlineData(TargetPrefix + 270, "")]
        [InlineData(FirstElement + 4, "")]
        public void Every_significant_header_byte_is_checked(int offset, string expected)
        {
            byte[] file = DfuWriter.Write(Image(5000));
            file[offset] ^= 1;

            Assert.Contains(expected, Assert.Throws<MalformedException>(() => Read(file)).Message);
        }

        [Theory]
        [InlineData(0)]
        [InlineData(2)]
        [InlineData(4)]
        [InlineData(6)]
        [InlineData(8)]
        [InlineData(11)]
        public void Every_field_of_the_suffix_is_checked(int offset)
        {
            byte[] file = DfuWriter.Write(Image(5000));
            file[file.Length - 16 + offset] ^= 1;

            Assert.Throws<MalformedException>(() => Read(file));
        }

        [Fact]
        public void Bytes_outside_of_any_target_are_refused()
        {
            byte[] good = DfuWriter.Write(Image(100));
            byte[] file = [.. good[..^16], 1, 2, 3, .. good[^16..]];
            BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(6), (uint)file.Length - 16);

            Assert.Contains("outside any target", Assert.Throws<MalformedException>(() => Read(file)).Message);
        }

        [Fact]
        public void An_empty_element_is_refused()
        {
            Assert.Throws<MalformedException>(
                () => Read(DfuWriter.Write([new DfuElement(0x08000000, []), new DfuElement(0x08001000, Image(8))])));
        }

        [Fact]
        public void More_elements_than_flash_pages_are_refused()
        {
            DfuElement[] elements = [.. Enumerable.Range(0, 257).Select(i => new DfuElement(0x08000000, Image(1)))];

            Assert.Contains("257 elements", Assert.Throws<MalformedException>(() => Read(DfuWriter.Write(elements))).Message);
        }

        /// <summary>
        /// docs/reference/stock-updater.md 9.7, item 3: the stock updater treats a short read of a target prefix or an element header
        /// as success.
        /// </summary>
        [Theory]
        [InlineData(5)]
        [InlineData(TargetPrefix + 100)]
        [InlineData(FirstElement + 3)]
        public void A_short_header_read_is_reported_as_an_error(int badByte)
        {
            Assert.Throws<CardIoException>(() => DfuFile.Read(new MemoryCardFile(DfuWriter.Write(Image(5000))) { BadByte = badByte }));
        }

        [Theory]
        [InlineData(5)]
        [InlineData(100)]
        [InlineData(FirstElement + 3)]
        [InlineData(5300)]
        public void A_truncated_file_is_refused(int length)
        {
            byte[] file = DfuWriter.Write(Image(5000));

            Assert.Throws<MalformedException>(() => Read(file[..length]));
        }

        [Fact]
        public void A_file_is_read_completely_despite_short_reads_from_the_card()
        {
            DfuFile dfu = DfuFile.Read(new MemoryCardFile(DfuWriter.Write(Image(5000))) { MostAtOnce = 3 });

            Assert.Single(dfu.Elements);
        }

        [Fact]
        public void Damaged_files_are_refused_or_all_their_elements_are_in_bounds()
        {
            byte[][] corpus =
            {
                DfuWriter.Write(Image(700)),
                DfuWriter.Write(
                    [new DfuElement(0x08000000, Image(300)), new DfuElement(0x08001000, Image(200)), new DfuElement(0x08002000, Image(9))]),
            };
            new MutationCampaign("dfu", corpus).Run(data =>
            {
                foreach (FlipperUpdaterNano.Updater.Formats.DfuElement element in Read(data).Elements)
                {
                    Assert.True(element.Size > 0 && element.Offset + (long)element.Size <= data.Length - 16);
                }
            });
        }

        private static byte[] Image(int size) => new SeededRandom((ulong)size).Bytes(size);

        private static DfuFile Read(byte[] file) => DfuFile.Read(new MemoryCardFile(file));
    }
}
