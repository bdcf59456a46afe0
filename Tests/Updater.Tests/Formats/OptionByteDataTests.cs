using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.Tests.Mutation;
using Xunit;
using OptionByteData = FlipperUpdaterNano.Updater.Formats.OptionByteData;
using Stock = FlipperUpdaterNano.Packaging.OptionByteData;

namespace FlipperUpdaterNano.Updater.Tests.Formats
{
    /// <summary>
    /// Tests option byte data of packages (docs/reference/stock-updater.md 2.4, 5.4, 5.5 and the vectors of its section 13).
    /// </summary>
    public class OptionByteDataTests
    {
        private static readonly Stock s_stock = Stock.Parse(Stock.StockText);

        // The words that the HAL can write.
        private static readonly int[] s_writable = { 0, 1, 2, 3, 4, 5, 6, 13 };

        [Fact]
        public void The_stock_data_is_valid_and_contains_the_reference_words()
        {
            OptionByteData data = From(s_stock.Reference, s_stock.CompareMask, s_stock.WriteMask)!;

            Assert.Null(data.Fault(new Words()));
            Assert.Equal(0x0D8F79AAu, data.Reference(0));
            Assert.Equal(0x0F8F7FFFu, data.Mask(0));
            Assert.Equal(0x0F8F7E00u, data.WriteMask(0));
            Assert.Equal(0x964B5C00u, data.Reference(15));
            Assert.Equal(0xFEFFFFFFu, data.Mask(15));
        }

        [Fact]
        public void A_word_is_compared_under_its_mask_and_corrected_under_its_write_mask()
        {
            OptionByteData data = From(s_stock.Reference, s_stock.CompareMask, s_stock.WriteMask)!;
            Words device = Words.Matching(data);

            device.Value[0] = 0x3D8F79AA;
            Assert.True(data.Matches(device, 0));
            Assert.False(data.NeedsProgramming(device));

            device.Value[0] = 0x398F79AA;
            Assert.False(data.Matches(device, 0));
            Assert.True(data.NeedsProgramming(device));
            Assert.Equal(0x3D8F79AAu, data.Corrected(device, 0));
            Assert.Equal(-1, data.FindUncorrectable(device));
        }

        [Theory]
        [InlineData(0, 0x00000001u)]
        [InlineData(0, 0x00000100u)]
        [InlineData(1, 0x00000001u)]
        [InlineData(3, 0x00010000u)]
        [InlineData(14, 0x00000001u)]
        [InlineData(15, 0x80000000u)]
        public void A_difference_in_a_read_only_field_is_reported_with_its_word_number(int word, uint bit)
        {
            OptionByteData data = From(s_stock.Reference, s_stock.CompareMask, s_stock.WriteMask)!;
            Words device = Words.Matching(data);
            device.Value[word] ^= bit;

            Assert.Equal(word, data.FindUncorrectable(device));
        }

        [Fact]
        public void All_zero_data_counts_as_missing()
        {
            Assert.Null(From(null, null, null));
            Assert.Null(From(new byte[128], new byte[128], new byte[128]));
        }

        [Fact]
        public void Incomplete_data_is_refused()
        {
            Assert.Throws<MalformedException>(() => From(s_stock.Reference, s_stock.CompareMask, null));
            Assert.Throws<MalformedException>(() => From(null, s_stock.CompareMask, s_stock.WriteMask));
        }

        [Fact]
        public void Each_single_flipped_bit_makes_the_data_unusable()
        {
            for (int block = 0; block < 3; block++)
            {
                for (int bit = 0; bit < 128 * 8; bit++)
                {
                    byte[][] blocks = [s_stock.Reference, s_stock.CompareMask, s_stock.WriteMask];
                    blocks[block][bit / 8] ^= (byte)(1 << (bit % 8));
                    OptionByteData data = From(blocks[0], blocks[1], blocks[2])!;

                    Assert.NotNull(data.Fault(new Words()));
                    Assert.Equal(bit / 64, data.FaultyWord);
                }
            }
        }

        [Theory]
        [InlineData(0, 0x000000FFu)]
        [InlineData(0, 0x00000100u)]
        [InlineData(1, 0x000001FFu)]
        [InlineData(2, 0x000001FFu)]
        [InlineData(3, 0x000000FFu)]
        [InlineData(14, 0x000000FFu)]
        [InlineData(15, 0x80000000u)]
        public void A_write_mask_that_covers_a_read_only_field_is_refused(int word, uint bits)
        {
            byte[] write = s_stock.WriteMask;
            for (int half = 0; half < 2; half++)
            {
                uint mask = BitConverter.ToUInt32(write, (word * 8) + (half * 4)) | bits;
                BitConverter.GetBytes(mask).CopyTo(write, (word * 8) + (half * 4));
            }

            OptionByteData data = From(s_stock.Reference, s_stock.CompareMask, write)!;

            Assert.Contains("must not be written", data.Fault(new Words()));
            Assert.Equal(word, data.FaultyWord);
        }

        [Fact]
        public void Accepted_data_never_causes_a_write_outside_the_correctable_fields()
        {
            byte[][] corpus = { [.. s_stock.Reference, .. s_stock.CompareMask, .. s_stock.WriteMask] };
            new MutationCampaign("option-bytes", corpus) { KeepLength = true, Mend = Double }.Run(blob =>
            {
                OptionByteData? data = From(blob[..128], blob[128..256], blob[256..]);
                if (data?.Fault(new Words()) is string fault)
                {
                    throw new MalformedException(fault);
                }

                Words device = new();
                for (int word = 0; word < 16 && data != null; word++)
                {
                    uint allowed = word switch { 0 => 0x0F8F7E00, 2 => 0x80000000, 13 => 0x3FFF, _ => 0u };
                    Assert.Equal(0u, (device.Value[word] ^ data.Corrected(device, word)) & ~allowed);
                }
            });
        }

        // Makes the second words of mask, write mask and reference match the first words again.
        private static void Double(byte[] blob)
        {
            for (int at = 0; at < 128; at += 8)
            {
                blob.AsSpan(128 + at, 4).CopyTo(blob.AsSpan(132 + at));
                blob.AsSpan(256 + at, 4).CopyTo(blob.AsSpan(260 + at));
                uint mask = BitConverter.ToUInt32(blob, 128 + at);
                uint reference = BitConverter.ToUInt32(blob, at) & mask;
                BitConverter.GetBytes(reference).CopyTo(blob, at);
                BitConverter.GetBytes(~reference & mask).CopyTo(blob, at + 4);
            }
        }

        private static OptionByteData? From(byte[]? reference, byte[]? mask, byte[]? write)
        {
            static string Line(string key, byte[]? value) => value == null
                ? string.Empty
                : key + ": " + Convert.ToHexString(value).Chunk(2).Aggregate(string.Empty, (a, b) => a + new string(b) + " ") + "\n";

            return OptionByteData.From(UpdateManifestTests.Parse(
                "Filetype: Flipper firmware upgrade configuration\nVersion: 2\nInfo: x\nTarget: 7\n"
                + "Loader: updater.bin\nLoader CRC: 00 00 00 00\n"
                + "Firmware: firmware.dfu\n" + Line("OB reference", reference) + Line("OB mask", mask) + Line("OB write mask", write)));
        }

        private sealed class Words : IOptionBytes
        {
            public uint[] Value { get; } = [.. Enumerable.Repeat(0xFFFFFFFFu, 16)];

            public static Words Matching(OptionByteData data)
            {
                Words words = new();
                for (int i = 0; i < 16; i++)
                {
                    words.Value[i] = data.Reference(i) | ~data.Mask(i);
                }

                return words;
            }

            public uint Read(int index) => Value[index];

            public bool IsWritable(int index) => s_writable.Contains(index);

            public FlashStatus Program(uint[] words, bool[] change) => throw new InvalidOperationException("Nothing here programs.");

            public void Launch() => throw new InvalidOperationException("Nothing here launches.");
        }
    }
}
