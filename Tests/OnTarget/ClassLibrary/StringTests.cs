using System;
using nanoFramework.TestFramework;

namespace FlipperUpdaterNano.OnTarget.ClassLibrary
{
    /// <summary>Tests <c>System.String</c>.</summary>
    [TestClass]
    public class StringTests
    {
        private static readonly string s_text = "abcabc";

        [TestMethod]
        public void Substrings_cover_the_requested_range()
        {
            Assert.AreEqual("cabc", s_text.Substring(2));
            Assert.AreEqual("ca", s_text.Substring(2, 2));
            Assert.AreEqual("", s_text.Substring(6));
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => s_text.Substring(5, 2));
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => s_text.Substring(-1));
        }

        [TestMethod]
        public void Characters_and_strings_are_found()
        {
            Assert.AreEqual(1, s_text.IndexOf('b'));
            Assert.AreEqual(4, s_text.IndexOf('b', 2));
            Assert.AreEqual(-1, s_text.IndexOf('z'));
            Assert.AreEqual(2, s_text.IndexOf("ca"));
            Assert.AreEqual(5, s_text.LastIndexOf('c'));
            Assert.AreEqual(3, s_text.LastIndexOf("abc"));
            Assert.AreEqual(2, s_text.IndexOfAny(new char[] { 'z', 'c' }));
            Assert.IsTrue(s_text.Contains("bca"));
            Assert.IsTrue(s_text.StartsWith("ab"));
            Assert.IsTrue(s_text.EndsWith("bc"));
            Assert.IsFalse(s_text.StartsWith("abcabca"));
        }

        [TestMethod]
        public void Splitting_keeps_empty_parts()
        {
            string[] parts = "a,,b;c".Split(',', ';');
            Assert.AreEqual(4, parts.Length);
            Assert.AreEqual("a||b|c", parts[0] + "|" + parts[1] + "|" + parts[2] + "|" + parts[3]);
            Assert.AreEqual(1, "".Split(',').Length);
        }

        [TestMethod]
        public void Trimming_and_padding_work_at_both_ends()
        {
            Assert.AreEqual("x y", "  x y \t".Trim());
            Assert.AreEqual("a--", "--a--".TrimStart('-'));
            Assert.AreEqual("--a", "--a--".TrimEnd('-'));
            Assert.AreEqual("007", "7".PadLeft(3, '0'));
            Assert.AreEqual("7..", "7".PadRight(3, '.'));
            Assert.AreEqual("1234", "1234".PadLeft(3));
        }

        [TestMethod]
        public void Strings_are_converted_to_upper_and_lower_case()
        {
            Assert.AreEqual("abc1[", "aBC1[".ToLower());
            Assert.AreEqual("ABC1{", "aBc1{".ToUpper());
        }

        [TestMethod]
        public void Strings_with_the_same_characters_are_equal_regardless_of_their_origin()
        {
            string made = new string(new char[] { 'a', 'b', 'c', 'a', 'b', 'c' });
            Assert.IsTrue(made == s_text);
            Assert.IsTrue(made.Equals((object)s_text));
            Assert.AreEqual(made.GetHashCode(), s_text.GetHashCode());
            Assert.IsFalse(made != s_text);
            Assert.IsTrue(string.Compare("abc", "abd") < 0);
            Assert.IsTrue(string.Compare("abc", "ab") > 0);
            Assert.AreEqual(0, string.Compare("abc", "abc"));
        }

        [TestMethod]
        public void Concatenation_treats_null_as_empty()
        {
            string nothing = null;
            Assert.AreEqual("ab", "a" + nothing + "b");
            Assert.AreEqual("1 2 x", 1.ToString() + " " + 2.ToString() + " x");
            Assert.IsTrue(string.IsNullOrEmpty(nothing));
            Assert.IsTrue(string.IsNullOrEmpty(""));
        }

        [TestMethod]
        public void Non_ASCII_characters_keep_their_code_units()
        {
            string text = "\u00E4\u20AC\uD83D\uDC2C";
            Assert.AreEqual(4, text.Length);
            Assert.AreEqual(0xE4, (int)text[0]);
            Assert.AreEqual(0x20AC, (int)text[1]);
            Assert.AreEqual(0xD83D, (int)text[2]);
            Assert.IsTrue(IsRefused(text, 4));
        }

        [TestMethod]
        public void Formats_insert_align_and_convert_arguments()
        {
            Assert.AreEqual("1-0x00FF", string.Format("{0}-0x{1:X4}", 1, 255));
            Assert.AreEqual("[  7|7  ]", string.Format("[{0,3}|{0,-3}]", 7));
            Assert.AreEqual("{x}", string.Format("{{{0}}}", "x"));
            int value = 42;
            Assert.AreEqual("v=42, 0000002A", $"v={value}, {value:X8}");
        }

        // The RAM runtime throws IndexOutOfRangeException here; the stock CLR throws ArgumentOutOfRangeException.
        private static bool IsRefused(string text, int index)
        {
            try
            {
                return text[index] == '\uFFFF';
            }
            catch (IndexOutOfRangeException)
            {
                return true;
            }
            catch (ArgumentOutOfRangeException)
            {
                return true;
            }
        }
    }
}
