using System.Buffers.Binary;
using System.IO.Compression;
using FlipperUpdaterNano.Fupd.Views;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Views
{
    public sealed class ScreenImageTests
    {
        [Fact]
        public void Every_terminal_format_draws_every_pixel()
        {
            byte[] frame = new byte[1024];
            new Random(7).NextBytes(frame);
            IReadOnlyList<string> half = ScreenImage.HalfBlocks(frame);
            IReadOnlyList<string> quarter = ScreenImage.QuarterBlocks(frame);
            IReadOnlyList<string> braille = ScreenImage.Braille(frame);
            Assert.Equal(
                (32, 128, 32, 64, 16, 64), (
                    half.Count, half[0].Length, quarter.Count, quarter[0].Length, braille.Count, braille[0].Length));
            for (int y = 0; y < 64; y++)
            {
                for (int x = 0; x < 128; x++)
                {
                    bool isDark = (frame[(y / 8 * 128) + x] & (1 << (y % 8))) != 0;
                    bool upper = y % 2 == 0;
                    Assert.Equal(isDark, (upper ? "▀█" : "▄█").Contains(half[y / 2][x]));
                    string with = (upper, x % 2 == 0) switch
                    {
                        (true, true) => "▘▀▌▛▚▜▙█",
                        (true, false) => "▝▀▞▛▐▜▟█",
                        (false, true) => "▖▌▞▛▄▙▟█",
                        (false, false) => "▗▚▐▜▄▙▟█",
                    };
                    Assert.Equal(isDark, with.Contains(quarter[y / 2][x / 2]));
                    int dot = (x % 2, y % 4) switch
                    {
                        (0, 3) => 6,
                        (1, 3) => 7,
                        (0, int row) => row,
                        (_, int row) => row + 3,
                    };
                    Assert.Equal(isDark, ((braille[y / 4][x / 2] - 0x2800) & (1 << dot)) != 0);
                }
            }
        }

        [Theory]
        [InlineData(1)]
        [InlineData(4)]
        public void In_a_PNG_each_pixel_is_enlarged_by_the_scale_factor(int scale)
        {
            byte[] frame = new byte[1024];
            new Random(3).NextBytes(frame);
            byte[] png = Png.Write(frame, scale);
            Assert.Equal(128 * scale, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
            Assert.Equal(64 * scale, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
            int data = png.AsSpan().IndexOf("IDAT"u8);
            int length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(data - 4));
            using ZLibStream zlib = new(new MemoryStream(png, data + 4, length), CompressionMode.Decompress);
            byte[] rows = new byte[(1 + (16 * scale)) * 64 * scale];
            zlib.ReadExactly(rows);
            for (int y = 0; y < 64 * scale; y++)
            {
                for (int x = 0; x < 128 * scale; x++)
                {
                    bool isSet = (rows[(y * (1 + (16 * scale))) + 1 + (x / 8)] & (0x80 >> (x % 8))) != 0;
                    Assert.Equal(ScreenImage.IsDark(frame, x / scale, y / scale), isSet);
                }
            }
        }
    }
}
