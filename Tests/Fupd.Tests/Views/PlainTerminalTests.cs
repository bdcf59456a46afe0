using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.Fupd.Views;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Views
{
    /// <summary>What terminals without UTF-8, escapes or room get.</summary>
    public sealed class PlainTerminalTests
    {
        [Fact]
        public void A_frame_in_ascii_has_the_darkness_of_its_points()
        {
            byte[] frame = new byte[1024];
            frame[0] = 0b0000_0011;
            frame[1] = 0b0000_0001;
            IReadOnlyList<string> lines = ScreenImage.Ascii(frame);
            Assert.Equal((32, 64), (lines.Count, lines[0].Length));
            Assert.Equal("+ ", lines[0][..2]);
            Assert.All(lines, line => Assert.All(line, letter => Assert.True(letter < 0x7F)));
        }

        [Fact]
        public void Lines_break_between_words_and_keep_their_indentation()
        {
            Assert.Equal(["  one two", "  three", "  four"], WordWrap.Lines("  one two three four", 10));
            Assert.Equal(["unbreakable", "word"], WordWrap.Lines("unbreakable word", 5));
            Assert.Equal(["short"], WordWrap.Lines("short", 80));
        }

        [Fact]
        public void Plain_text_has_only_ascii() => Assert.Equal("a...b -> ?", PlainText.Of("a\u2026b \u2192 \u28FF"));
    }
}
