using System.Text;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.Tests.Mutation;
using Xunit;

namespace FlipperUpdaterNano.Updater.Tests.Formats
{
    public class NameTests
    {
        private static readonly UTF8Encoding s_strict = new(false, true);

        [Theory]
        [InlineData("plain")]
        [InlineData("\u00e9\u07ff\u0800\uffff")]
        [InlineData("\U00010000\U0001F42C\U0010FFFF")]
        public void Text_round_trips_through_UTF8(string text)
        {
            byte[] bytes = s_strict.GetBytes(text);
            Assert.Equal(bytes, Utf8.ToBytes(text));
            Assert.Equal(text, Utf8.ToText(bytes, 0, bytes.Length));
        }

        [Fact]
        public void UTF8_decoding_agrees_with_NET_on_every_byte_sequence()
        {
            SeededRandom random = new(1);
            byte[] leads = [0x41, 0x7F, 0x80, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0xFF, 0x90, 0x9F, 0xA0];
            for (int i = 0; i < 50_000; i++)
            {
                byte[] bytes = new byte[random.Next(6)];
                for (int k = 0; k < bytes.Length; k++)
                {
                    bytes[k] = random.Next(3) == 0 ? (byte)random.NextUInt64() : leads[random.Next(leads.Length)];
                }

                string? expected = null;
                try
                {
                    expected = s_strict.GetString(bytes);
                }
                catch (DecoderFallbackException)
                {
                }

                if (expected is null)
                {
                    Assert.Throws<MalformedException>(() => Utf8.ToText(bytes, 0, bytes.Length));
                }
                else
                {
                    Assert.Equal(expected, Utf8.ToText(bytes, 0, bytes.Length));
                }
            }
        }

        [Theory]
        [InlineData("a", true)]
        [InlineData(".hidden/x..y/..z", true)]
        [InlineData("...", true)]
        [InlineData("", false)]
        [InlineData("/a", false)]
        [InlineData("a/", false)]
        [InlineData("a/../b", false)]
        [InlineData("./a", false)]
        [InlineData("a//b", false)]
        [InlineData("/", false)]
        [InlineData("..", false)]
        [InlineData("a/b/.", false)]
        [InlineData("a/.b/./c", false)]
        [InlineData(".a/b", true)]
        [InlineData("a.b/c.d", true)]
        [InlineData("C:a", false)]
        [InlineData("a\tb", false)]
        [InlineData("a\0b", false)]
        [InlineData("a\u007fb", false)]
        public void Safe_paths_stay_below_their_directory(string path, bool safe)
        {
            Assert.Equal(safe, SafePath.IsSafe(path));
        }

        [Theory]
        [InlineData("a/b", "a/b")]
        [InlineData("a/b\n", "a/b")]
        [InlineData("a b \r\n", "a b")]
        [InlineData("a\0\0", "a")]
        [InlineData("a\nb", "a")]
        [InlineData("a*b\n", "a*b\n")]
        [InlineData(" a", " a")]
        [InlineData("  \n", "")]
        [InlineData("\na", "")]
        [InlineData("", "")]
        public void A_path_ends_before_a_control_character_and_the_spaces_preceding_it(string text, string path)
        {
            Assert.Equal(path, SafePath.First(text));
        }
    }
}
