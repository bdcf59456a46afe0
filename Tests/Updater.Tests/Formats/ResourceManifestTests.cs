using System.Globalization;
using System.Text;
using FlipperUpdaterNano.MockHal;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.Tests.Mutation;
using Xunit;

namespace FlipperUpdaterNano.Updater.Tests.Formats
{
    public class ResourceManifestTests
    {
        private const string Md5 = "d41d8cd98f00b204e9800998ecf8427e";
        private static readonly DesktopBytes s_bytes = new();

        [Fact]
        public void Directories_and_files_are_read_in_order()
        {
            Assert.Equal(
                ["2 D nfc", $"4 F nfc/a.txt 12 {Md5}", $"5 F b 0 {Md5}"],
                Read($"V:0\nD:nfc\nT:1700000000\nF:{Md5}:12:nfc/a.txt\r\n  F:{Md5.ToUpperInvariant()}:0:b", strict: true));
        }

        [Fact]
        public void Every_written_Manifest_is_read_back()
        {
            for (ulong seed = 0; seed < 300; seed++)
            {
                string text = Sample(new SeededRandom(seed), out List<string> expected);
                Assert.Equal(expected, Read(text, strict: true));
                Assert.Equal(expected, Read(text, strict: false));
            }
        }

        [Theory]
        [InlineData("F:xyz:1:a")]
        [InlineData("F:" + Md5 + ":1x:a")]
        [InlineData("F:" + Md5 + "::a")]
        [InlineData("F:" + Md5 + ":99999999999:a")]
        [InlineData("F:" + Md5 + ":1")]
        [InlineData("F:" + Md5 + ":1:")]
        [InlineData("F:" + Md5 + ":1:../a")]
        [InlineData("F:" + Md5 + ":1:/a")]
        [InlineData("D:")]
        [InlineData("D:a\\b")]
        [InlineData("X:a")]
        [InlineData("hello")]
        public void A_package_whose_Manifest_contains_a_bad_line_is_refused_with_the_line_number(string line)
        {
            MalformedException e = Assert.Throws<MalformedException>(() => Read("V:0\n" + line + "\nD:z\n", strict: true));
            Assert.Contains("Line 2", e.Message);
        }

        [Theory]
        [InlineData("F:" + Md5 + ":1:infrared/a?.ir", "infrared/a?.ir")]
        [InlineData("D:a:b", "a:b")]
        public void An_unusable_name_is_reported(string line, string name)
        {
            MalformedException e = Assert.Throws<MalformedException>(() => Read("V:0\n" + line + "\nD:z\n", strict: true));
            Assert.Equal("Line 2 of the resource manifest is not valid: " + name, e.Message);
        }

        [Theory]
        [InlineData("F:xyz:1:a")]
        [InlineData("F:" + Md5 + ":1:../a")]
        [InlineData("D:/")]
        [InlineData("hello")]
        public void Reading_a_Manifest_on_the_card_continues_after_a_bad_line(string line)
        {
            Assert.Equal(["3 D z"], Read("V:0\n" + line + "\nD:z\n", strict: false));
        }

        [Fact]
        public void Reading_a_Manifest_on_the_card_ends_at_a_bad_size_as_in_the_stock_firmware()
        {
            Assert.Equal(["1 D a"], Read($"D:a\nF:{Md5}:x:b\nD:z\n", strict: false));
        }

        [Fact]
        public void A_line_longer_than_the_buffer_is_refused_in_a_package_and_ends_a_Manifest_on_the_card()
        {
            string list = "D:first\nD:" + new string('a', 1100) + "\nD:last\n";
            MalformedException e = Assert.Throws<MalformedException>(() => Read(list, strict: true));
            Assert.Equal("Line 2 of the resource manifest is too long.", e.Message);
            Assert.Single(Read(list, strict: false));
        }

        /// <summary>The card delivers whole blocks, so a list on the card is read in whole blocks.</summary>
        [Fact]
        public void A_list_is_read_in_whole_blocks_and_a_line_may_be_up_to_1023_bytes_long()
        {
            string longest = "F:" + Md5 + ":" + new string('0', 1023 - 38) + "1:a";
            string list = string.Concat(Enumerable.Range(0, 40).Select(i => $"D:folder {i}\n{longest}\n")) + "D:last";
            ReadSizes source = new(Encoding.UTF8.GetBytes(list));
            ResourceManifest manifest = new(source, s_bytes, true);
            int entries = 0;
            while (manifest.Next())
            {
                Assert.Equal(manifest.IsDirectory ? 0u : 1u, manifest.Size);
                entries++;
            }

            Assert.Equal(81, entries);
            Assert.All(source.Counts, count => Assert.Equal(0, count % 512));
            Assert.Throws<MalformedException>(() => Read(longest.Replace(":0", ":00") + "\n", strict: true));
        }

        [Fact]
        public void Damaged_lists_are_read_completely_or_refused()
        {
            byte[][] corpus = Enumerable.Range(0, 16)
                .Select(i => Encoding.UTF8.GetBytes(Sample(new SeededRandom((ulong)i), out _)))
                .ToArray();
            new MutationCampaign("resource-manifest", corpus) { BytesPerInputByte = 64 }.Run(input => Walk(input, true));

            // A Manifest on a card is never refused, so parsing it as a package's Manifest determines whether it is damaged.
            new MutationCampaign("resource-manifest-on-card", corpus) { BytesPerInputByte = 128 }.Run(input =>
            {
                Walk(input, false);
                Walk(input, true);
            });
        }

        private static void Walk(byte[] input, bool strict)
        {
            ResourceManifest manifest = new(new ArraySource(input), s_bytes, strict);
            while (manifest.Next())
            {
                Assert.True(SafePath.IsSafe(manifest.Path));
            }
        }

        private sealed class ReadSizes(byte[] bytes) : IByteSource
        {
            private readonly ArraySource _source = new(bytes);

            public List<int> Counts { get; } = [];

            public int Read(byte[] buffer, int offset, int count)
            {
                Counts.Add(count);
                return _source.Read(buffer, offset, count);
            }
        }

        private static List<string> Read(string text, bool strict)
        {
            ResourceManifest manifest = new(new ArraySource(Encoding.UTF8.GetBytes(text)), s_bytes, strict);
            List<string> lines = [];
            while (manifest.Next())
            {
                lines.Add(Line(manifest.Line, manifest.IsDirectory, manifest.Path, manifest.Size, Convert.ToHexStringLower(manifest.Md5)));
            }

            return lines;
        }

        private static string Line(int number, bool directory, string path, uint size, string md5)
        {
            return number.ToString(CultureInfo.InvariantCulture) + (directory ? " D " + path : $" F {path} {size} {md5}");
        }

        private static string Sample(SeededRandom random, out List<string> expected)
        {
            StringBuilder text = new("V:0\nT:1700000000\n");
            expected = [];
            SampleTree tree = SampleTree.Random(random, 30, 10);
            for (int line = 3; tree.Next(); line++)
            {
                string md5 = Convert.ToHexStringLower(random.Bytes(16));
                text.Append(tree.IsDirectory ? $"D:{tree.Path}\n" : $"F:{md5}:{tree.Size}:{tree.Path}\n");
                expected.Add(Line(line, tree.IsDirectory, tree.Path, tree.Size, md5));
            }

            return text.ToString();
        }
    }
}
