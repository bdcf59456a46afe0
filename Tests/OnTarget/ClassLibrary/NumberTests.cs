using System;
using nanoFramework.TestFramework;

namespace FlipperUpdaterNano.OnTarget.ClassLibrary
{
    /// <summary>Tests numbers: arithmetic, formatting, parsing and conversion to bytes.</summary>
    [TestClass]
    public class NumberTests
    {
        [DataRow(0, "0", "0000")]
        [DataRow(-1, "-1", "FFFFFFFF")]
        [DataRow(2147483647, "2147483647", "7FFFFFFF")]
        [DataRow(-2147483648, "-2147483648", "80000000")]
        [DataRow(4096, "4096", "1000")]
        public void Integers_are_formatted_in_decimal_and_hexadecimal(int value, string text, string hex)
        {
            Assert.AreEqual(text, value.ToString());
            Assert.AreEqual(hex, value.ToString("X4"));
        }

        [TestMethod]
        public void Large_integers_are_formatted_completely()
        {
            Assert.AreEqual("9223372036854775807", long.MaxValue.ToString());
            Assert.AreEqual("-9223372036854775808", long.MinValue.ToString());
            Assert.AreEqual("18446744073709551615", ulong.MaxValue.ToString());
            Assert.AreEqual("0123456789ABCDEF", 0x123456789ABCDEF.ToString("X16"));
            Assert.AreEqual("00042", 42.ToString("D5"));
        }

        [TestMethod]
        public void Valid_numbers_are_parsed_and_invalid_numbers_are_refused()
        {
            Assert.AreEqual(-42, int.Parse("-42"));
            Assert.AreEqual(4294967295u, uint.Parse("4294967295"));
            Assert.ThrowsException(typeof(FormatException), () => int.Parse("4x"));
            int value;
            Assert.IsTrue(int.TryParse("17", out value));
            Assert.AreEqual(17, value);
            Assert.IsFalse(int.TryParse("", out value));
            Assert.IsFalse(int.TryParse("1.5", out value));
        }

        [TestMethod]
        public void Convert_parses_numbers_in_a_given_base()
        {
            Assert.AreEqual(0xCBF43926u, Convert.ToUInt32("CBF43926", 16));
            Assert.AreEqual((byte)200, Convert.ToByte("200", 10));
            Assert.AreEqual(-5, Convert.ToInt32("-5", 10));
        }

        [TestMethod]
        public void Base64_round_trips()
        {
            byte[] data = { 0, 1, 2, 253, 254 };
            string text = Convert.ToBase64String(data);
            Assert.AreEqual("AAEC/f4=", text);
            Assert.AreEqual("000102fdfe", Sample.Hex(Convert.FromBase64String(text)));
        }

        [TestMethod]
        public void Numbers_are_converted_to_bytes_in_little_endian_order()
        {
            Assert.AreEqual("78563412", Sample.Hex(BitConverter.GetBytes(0x12345678)));
            Assert.AreEqual("feff", Sample.Hex(BitConverter.GetBytes((short)-2)));
            Assert.AreEqual("000000000000f03f", Sample.Hex(BitConverter.GetBytes(1.0)));
            byte[] data = { 0, 0xEF, 0xCD, 0xAB, 0x89, 0x67, 0x45, 0x23, 0x01 };
            Assert.AreEqual(0x0123456789ABCDEF, BitConverter.ToInt64(data, 1));
            Assert.AreEqual(0x89ABCDEFu, BitConverter.ToUInt32(data, 1));
            Assert.AreEqual((ushort)0xEF00, BitConverter.ToUInt16(data, 0));
            Assert.AreEqual("01-AB", BitConverter.ToString(new byte[] { 1, 0xAB }));
        }

        [TestMethod]
        public void Arithmetic_wraps_and_shifts_as_C_sharp_specifies()
        {
            int large = int.MaxValue;
            unchecked
            {
                large++;
            }

            Assert.AreEqual(int.MinValue, large);
            Assert.AreEqual(-1, -8 >> 3);
            uint word = 0x80000000;
            Assert.AreEqual(1u, word >> 31);
            Assert.AreEqual(-3, -7 / 2);
            Assert.AreEqual(-1, -7 % 2);
            long product = 0x12345678L * 0x9ABCDEF0L;
            Assert.AreEqual(0x0B00EA4E242D2080, product);
            ulong wide = 0xFFFFFFFFFFFFFFFF;
            Assert.AreEqual(0x1999999999999999ul, wide / 10);
        }

        [TestMethod]
        public void Fractions_are_computed_in_double_precision()
        {
            double third = 1.0 / 3;
            Assert.IsTrue(third * 3 == 1.0);
            Assert.AreEqual(3, (int)3.99);
            Assert.AreEqual(-3, (int)-3.99);
            Assert.AreEqual("2.5", 2.5.ToString());
            Assert.IsTrue(double.IsNaN(double.NaN));
            float single = 0.1f;
            Assert.IsTrue(single != 0.1);
        }
    }
}
