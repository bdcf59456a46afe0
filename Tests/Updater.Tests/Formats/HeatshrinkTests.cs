using System.Text;
using FlipperUpdaterNano.MockHal;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.Formats.Tar;
using FlipperUpdaterNano.Updater.Tests.Mutation;
using Xunit;
using ResourceArchive = FlipperUpdaterNano.Packaging.ResourceArchive;

namespace FlipperUpdaterNano.Updater.Tests.Formats
{
    public class HeatshrinkTests
    {
        private static readonly DesktopBytes s_bytes = new();

        [Theory]
        [InlineData(4, 3)]
        [InlineData(8, 4)]
        [InlineData(13, 6)]
        [InlineData(15, 14)]
        public void The_heatshrink_source_decodes_the_output_of_the_encoder(int window, int lookahead)
        {
            for (ulong seed = 0; seed < 150; seed++)
            {
                byte[] data = Sample(new SeededRandom((seed << 8) | (uint)window));
                byte[] file = ResourceArchive.Compress(data, window, lookahead);
                HeatshrinkSource source = new(new ArraySource(file), s_bytes);
                byte[] back = ArraySource.ReadAll(source, 1 + (int)(seed * 7 % 600));
                Assert.True(data.AsSpan().SequenceEqual(back), $"seed {seed}");
                Assert.Equal((uint)file.Length, source.Consumed);
            }
        }

        [Fact]
        public void The_header_equals_that_of_stock_packages_and_padding_decodes_to_nothing()
        {
            byte[] file = ResourceArchive.Compress("ab"u8.ToArray());
            Assert.Equal(Convert.FromHexString("48534453010D06"), file[..7]);

            // The literals 'a' and 'b', each a set bit followed by the character's eight bits, then six padding bits:
            // 1 01100001 1 01100010 000000.
            Assert.Equal(Convert.FromHexString("B0D880"), file[7..]);
            Assert.Equal("ab", Encoding.ASCII.GetString(ArraySource.ReadAll(new HeatshrinkSource(new ArraySource(file), s_bytes))));
        }

        [Fact]
        public void A_back_reference_may_overlap_its_own_output()
        {
            byte[] data = new byte[5000];
            Array.Fill(data, (byte)'x');
            byte[] file = ResourceArchive.Compress(data);
            Assert.InRange(file.Length, 1, 7 + 2 + (((5000 / 64) + 1) * 20 / 8));
            Assert.Equal(data, ArraySource.ReadAll(new HeatshrinkSource(new ArraySource(file), s_bytes)));
        }

        [Theory]
        [InlineData("48534453020D06")]
        [InlineData("49534453010D06")]
        [InlineData("48534453010303")]
        [InlineData("48534453011006")]
        [InlineData("48534453010D0D")]
        [InlineData("48534453010D02")]
        [InlineData("48534453010D")]
        [InlineData("")]
        public void An_unknown_header_is_refused(string hex)
        {
            byte[] file = Convert.FromHexString(hex);
            Assert.Throws<MalformedException>(() => new HeatshrinkSource(new ArraySource(file), s_bytes));
        }

        [Fact]
        public void Compression_of_a_large_archive_is_deterministic()
        {
            SeededRandom random = new(7);
            byte[] data = new byte[400_000];
            for (int i = 0; i < data.Length; i++)
            {
                data[i] = i > 3000 && random.Next(20) != 0 ? data[i - 1 - (i % 2900)] : (byte)random.Next(64);
            }

            byte[] file = ResourceArchive.Compress(data);
            Assert.Equal(file, ResourceArchive.Compress(data));
            Assert.Equal(data, ArraySource.ReadAll(new HeatshrinkSource(new ArraySource(file), s_bytes), 4096));
        }

        [Fact]
        public void Damaged_streams_are_decoded_completely_or_refused()
        {
            byte[][] corpus = Enumerable.Range(0, 12)
                .Select(i => ResourceArchive.Compress(Sample(new SeededRandom((ulong)i + 1000))))
                .ToArray();
            MutationCampaign campaign = new("heatshrink", corpus) { FixedBytes = 512 * 1024, BytesPerInputByte = 0 };
            byte[] buffer = new byte[512];
            campaign.Run(input =>
            {
                HeatshrinkSource source = new(new ArraySource(input), s_bytes);
                long most = 64 + (input.Length * 8L * (1 << 14) / 10);
                long made = 0;
                int read;
                while ((read = source.Read(buffer, 0, buffer.Length)) > 0)
                {
                    made += read;
                    Assert.True(made <= most);
                }
            });
        }

        private static byte[] Sample(SeededRandom random)
        {
            byte[] data = new byte[random.Next(3000)];
            int range = 1 + random.Next(255);
            for (int i = 0; i < data.Length; i++)
            {
                data[i] = i > 4 && random.Next(4) != 0 ? data[i - 1 - random.Next(Math.Min(i, 40))] : (byte)random.Next(range);
            }

            return data;
        }
    }
}
