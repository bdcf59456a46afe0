using System;
using System.Text;
using nanoFramework.TestFramework;

namespace FlipperUpdaterNano.OnTarget.ClassLibrary
{
    /// <summary>Tests <c>System.Text.StringBuilder</c>.</summary>
    [TestClass]
    public class StringBuilderTests
    {
        [TestMethod]
        public void Appended_parts_keep_their_order()
        {
            StringBuilder text = new StringBuilder();
            text.Append("a").Append('b').Append(12).Append('-', 3).Append(true);
            Assert.AreEqual("ab12---True", text.ToString());
            Assert.AreEqual(11, text.Length);
            Assert.AreEqual("12-", text.ToString(2, 3));
        }

        [TestMethod]
        public void A_builder_grows_beyond_its_capacity()
        {
            StringBuilder text = new StringBuilder(4);
            for (int i = 0; i < 100; i++)
            {
                text.Append(i % 10);
            }

            Assert.AreEqual(100, text.Length);
            Assert.AreEqual('7', text.ToString()[57]);
        }

        [TestMethod]
        public void Parts_are_inserted_removed_and_replaced()
        {
            StringBuilder text = new StringBuilder("hello world");
            text.Insert(5, ",", 1).Replace("world", "you").Remove(0, 1).Insert(0, "H", 1);
            Assert.AreEqual("Hello, you", text.ToString());
            text.Replace('l', 'L');
            Assert.AreEqual("HeLLo, you", text.ToString());
            text.Length = 5;
            Assert.AreEqual("HeLLo", text.ToString());
            text.Clear();
            Assert.AreEqual("", text.ToString());
        }

        [TestMethod]
        public void Removing_more_than_the_length_is_refused()
        {
            StringBuilder text = new StringBuilder("abc");
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => text.Remove(1, 3));
        }
    }
}
