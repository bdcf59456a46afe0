using System.Text;
using FlipperUpdaterNano.Packaging;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Packaging
{
    /// <summary>Tests the resource container with a decoder written only from the description of the stream format.</summary>
    public sealed class ResourceArchiveTests
    {
        [Fact]
        public void The_container_begins_with_the_stock_header()
        {
            Assert.Equal("485344530" + "10D06", Convert.ToHexString(ResourceArchive.Compress([]), 0, 7));
        }

        [Theory]
        [InlineData(13, 6)]
        [InlineData(4, 3)]
        [InlineData(8, 4)]
        [InlineData(15, 14)]
        public void An_encoded_stream_decodes_to_the_original_bytes(int window, int lookahead)
        {
            for (int seed = 0; seed < 60; seed++)
            {
                Random random = new(seed);
                byte[] data = new byte[random.Next(3000)];
                int alphabet = random.Next(1, 256);
                for (int i = 0; i < data.Length; i++)
                {
                    data[i] = i > 40 && random.Next(3) > 0 ? data[i - random.Next(1, 40)] : (byte)random.Next(alphabet);
                }

                byte[] decoded = HeatshrinkDecoder.Decode(HeatshrinkEncoder.Encode(data, window, lookahead), window, lookahead);
                Assert.True(data.AsSpan().SequenceEqual(decoded), $"seed {seed}, window {window}, lookahead {lookahead}");
            }
        }

        [Fact]
        public void The_archive_of_a_tree_is_its_compressed_tar_including_the_Manifest()
        {
            ResourceFolder root = new ResourceFolder().Add("a.txt", Encoding.ASCII.GetBytes(new string('x', 5000)));
            byte[] archive = ResourceArchive.Write(root);
            Assert.True(archive.Length < 1000);
            Assert.Equal(TarWriter.Write(root), HeatshrinkDecoder.Decode(archive.AsSpan(7), 13, 6));
            Assert.True(root.Files.ContainsKey("Manifest"));
        }
    }
}
