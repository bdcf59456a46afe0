using System;
using FlipperUpdaterNano.Hal;
using nanoFramework.TestFramework;

namespace FlipperUpdaterNano.OnTarget.Hal
{
    /// <summary>Tests <see cref="IBytes"/> with published vectors, and with ranges outside an array.</summary>
    [TestClass]
    public class BytesTests
    {
        private const int FrameSize = 1024;

        private static IBytes s_bytes;

        [Setup]
        public void Get_the_byte_operations()
        {
            s_bytes = TestDevice.Bytes;
        }

        // zlib's check value.
        [TestMethod]
        public void Crc32_has_the_published_check_value()
        {
            Assert.AreEqual(0xCBF43926u, s_bytes.Crc32(0, Sample.Ascii("123456789"), 0, 9));
        }

        [TestMethod]
        public void Crc32_continues_from_the_previous_result()
        {
            byte[] data = Sample.Ascii("..123456789..");
            uint crc = s_bytes.Crc32(0, data, 2, 4);
            Assert.AreEqual(0xCBF43926u, s_bytes.Crc32(crc, data, 6, 5));
            Assert.AreEqual(crc, s_bytes.Crc32(crc, data, 13, 0));
        }

        // RFC 1321, A.5.
        [DataRow("", "d41d8cd98f00b204e9800998ecf8427e")]
        [DataRow("a", "0cc175b9c0f1b6a831c399e269772661")]
        [DataRow("abc", "900150983cd24fb0d6963f7d28e17f72")]
        [DataRow("message digest", "f96b697d7cb7938d525a2f31aaf161d0")]
        [DataRow("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", "d174ab98d277d9f5a5611c2c9f419d9f")]
        [DataRow("12345678901234567890123456789012345678901234567890123456789012345678901234567890", "57edf4a22be3c955ac49da2e2107b67a")]
        public void Md5_matches_the_vectors_of_the_RFC(string text, string digest)
        {
            Assert.AreEqual(digest, Md5(Sample.Ascii(text), 1000));
        }

        [DataRow(1)]
        [DataRow(63)]
        [DataRow(64)]
        [DataRow(65)]
        public void Md5_does_not_depend_on_block_sizes(int piece)
        {
            byte[] data = Sample.Bytes(300, 5);
            Assert.AreEqual(Md5(data, 300), Md5(data, piece));
        }

        [TestMethod]
        public void The_first_difference_is_found_at_any_index()
        {
            byte[] left = Sample.Bytes(70, 3);
            byte[] right = Sample.Bytes(70, 3);
            Assert.AreEqual(-1, s_bytes.FirstDifference(left, 0, right, 0, 70));
            right[69] ^= 1;
            Assert.AreEqual(69, s_bytes.FirstDifference(left, 0, right, 0, 70));
            Assert.AreEqual(-1, s_bytes.FirstDifference(left, 0, right, 0, 69));
            right[6] ^= 0x80;
            Assert.AreEqual(3, s_bytes.FirstDifference(left, 3, right, 3, 60));
            Assert.AreEqual(-1, s_bytes.FirstDifference(left, 3, right, 3, 0));
        }

        [TestMethod]
        public void Fill_stays_in_its_range_and_IndexOf_finds_the_filled_bytes()
        {
            byte[] data = new byte[40];
            s_bytes.Fill(data, 5, 30, 0xA7);
            Assert.AreEqual((byte)0, data[4]);
            Assert.AreEqual((byte)0xA7, data[5]);
            Assert.AreEqual((byte)0xA7, data[34]);
            Assert.AreEqual((byte)0, data[35]);
            Assert.AreEqual(30 * 0xA7, s_bytes.Sum(data, 0, 40));
            Assert.AreEqual(5, s_bytes.IndexOf(data, 0, 40, 0xA7));
            Assert.AreEqual(9, s_bytes.IndexOf(data, 9, 3, 0xA7));
            Assert.AreEqual(35, s_bytes.IndexOf(data, 5, 35, 0));
            Assert.AreEqual(-1, s_bytes.IndexOf(data, 5, 30, 0));
            byte[] end = new byte[] { 0xA7, 0xA7, 0 };
            Assert.AreEqual(33, s_bytes.IndexOf(data, 0, 40, end));
            Assert.AreEqual(33, s_bytes.IndexOf(data, 33, 3, end));
            Assert.AreEqual(-1, s_bytes.IndexOf(data, 0, 35, end));
            Assert.AreEqual(-1, s_bytes.IndexOf(data, 34, 6, end));
        }

        [TestMethod]
        public void Digits_are_read_up_to_the_first_non_digit_and_overflow_is_reported()
        {
            byte[] data = { (byte)'0', (byte)'7', (byte)'8', (byte)'1', (byte)':', (byte)'5' };
            Assert.AreEqual(4, s_bytes.ReadDigits(data, 0, 6, 10, out uint number));
            Assert.AreEqual(781u, number);
            Assert.AreEqual(2, s_bytes.ReadDigits(data, 0, 6, 8, out number));
            Assert.AreEqual(7u, number);
            Assert.AreEqual(0, s_bytes.ReadDigits(data, 4, 2, 10, out number));
            Assert.AreEqual(1, s_bytes.ReadDigits(data, 5, 1, 10, out number));
            Assert.AreEqual(0, s_bytes.ReadDigits(data, 6, 0, 10, out number));
            byte[] large = { 0x34, 0x32, 0x39, 0x34, 0x39, 0x36, 0x37, 0x32, 0x39, 0x35, 0x39 };
            Assert.AreEqual(10, s_bytes.ReadDigits(large, 0, 10, 10, out number));
            Assert.AreEqual(uint.MaxValue, number);
            Assert.AreEqual(-11, s_bytes.ReadDigits(large, 0, 11, 10, out number));
        }

        // The literals 1 01100001 and 1 01100010, a back-reference (0, distance 2 - 1 in 13 bits, length 4 - 1 in 6 bits), and padding.
        [TestMethod]
        public void Heatshrink_decodes_literals_and_overlapping_references()
        {
            byte[] stream = { 0xB0, 0xD8, 0x80, 0x01, 0x0C };
            byte[] output = new byte[16];
            Assert.AreEqual("ababab", Decode(stream, output, 5, 16));
            Assert.AreEqual("ababab", Decode(stream, output, 1, 16));
            Assert.AreEqual("ababab", Decode(stream, output, 5, 1));
        }

        [TestMethod]
        public void A_bitmap_is_drawn_over_the_frame_and_clipped_at_the_edges()
        {
            byte[] frame = new byte[FrameSize];
            // Two rows of 9 pixels: the first row has pixels 1 to 4 and 9 set, the second row pixels 8 and 9.
            byte[] bitmap = { 0x0F, 0x01, 0x80, 0x01 };
            s_bytes.DrawBitmap(frame, bitmap, 0, 9, 2, 10, 7);
            Assert.AreEqual("10,7 11,7 12,7 13,7 18,7 17,8 18,8", Dark(frame));
            s_bytes.DrawBitmap(frame, bitmap, 0, 9, 2, 125, 63);
            s_bytes.DrawBitmap(frame, bitmap, 0, 9, 2, -7, -1);
            Assert.AreEqual("0,0 1,0 10,7 11,7 12,7 13,7 18,7 17,8 18,8 125,63 126,63 127,63", Dark(frame));
        }

        [TestMethod]
        public void A_rectangle_is_filled_and_clipped_at_the_edges()
        {
            byte[] frame = new byte[FrameSize];
            s_bytes.FillRectangle(frame, -5, -5, 500, 500, true);
            Assert.AreEqual(FrameSize * 255, s_bytes.Sum(frame, 0, FrameSize));
            s_bytes.FillRectangle(frame, 0, 0, 128, 63, false);
            s_bytes.FillRectangle(frame, 2, 63, 126, 1, false);
            Assert.AreEqual("0,63 1,63", Dark(frame));
            s_bytes.FillRectangle(frame, 5, 5, 0, 3, true);
            Assert.AreEqual("0,63 1,63", Dark(frame));
        }

        [DataRow(-1, 4)]
        [DataRow(0, 9)]
        [DataRow(9, 0)]
        [DataRow(0, -1)]
        [DataRow(2147483647, 2147483647)]
        public void Ranges_outside_an_array_are_refused(int offset, int count)
        {
            byte[] data = new byte[8];
            RangeCall[] calls =
            {
                new RangeCall(CallCrc), new RangeCall(CallDifference), new RangeCall(CallFill), new RangeCall(CallIndexOf),
                new RangeCall(CallSum), new RangeCall(CallMd5), new RangeCall(CallDigits),
            };
            for (int i = 0; i < calls.Length; i++)
            {
                bool refused = false;
                try
                {
                    calls[i](data, offset, count);
                }
                catch (ArgumentOutOfRangeException)
                {
                    refused = true;
                }

                Assert.IsTrue(refused, "operation " + i.ToString());
            }
        }

        private delegate void RangeCall(byte[] data, int offset, int count);

        private static void CallCrc(byte[] data, int offset, int count)
        {
            s_bytes.Crc32(0, data, offset, count);
        }

        private static void CallDifference(byte[] data, int offset, int count)
        {
            s_bytes.FirstDifference(data, offset, data, offset, count);
        }

        private static void CallFill(byte[] data, int offset, int count)
        {
            s_bytes.Fill(data, offset, count, 1);
        }

        private static void CallIndexOf(byte[] data, int offset, int count)
        {
            s_bytes.IndexOf(data, offset, count, 1);
        }

        private static void CallSum(byte[] data, int offset, int count)
        {
            s_bytes.Sum(data, offset, count);
        }

        private static void CallDigits(byte[] data, int offset, int count)
        {
            s_bytes.ReadDigits(data, offset, count, 10, out uint number);
        }

        private static void CallMd5(byte[] data, int offset, int count)
        {
            byte[] state = new byte[s_bytes.Md5StateSize];
            s_bytes.Md5Init(state);
            s_bytes.Md5Update(state, data, offset, count);
        }

        private static string Md5(byte[] data, int piece)
        {
            byte[] state = new byte[s_bytes.Md5StateSize];
            byte[] digest = new byte[16];
            s_bytes.Md5Init(state);
            for (int i = 0; i < data.Length; i += piece)
            {
                s_bytes.Md5Update(state, data, i, data.Length - i < piece ? data.Length - i : piece);
            }

            s_bytes.Md5Final(state, digest);
            return Sample.Hex(digest);
        }

        // Decodes a stream with input and output in pieces, and returns the result as a string; the whole stream must be consumed.
        private static string Decode(byte[] stream, byte[] output, int feed, int take)
        {
            byte[] state = new byte[s_bytes.HeatshrinkStateSize(13)];
            s_bytes.HeatshrinkInit(state, 13, 6);
            int used = 0;
            int made = 0;
            while (true)
            {
                int left = stream.Length - used;
                int consumed;
                int count = s_bytes.HeatshrinkDecode(state, stream, used, left < feed ? left : feed, output, made, take, out consumed);
                if (count == 0 && consumed == 0)
                {
                    break;
                }

                used += consumed;
                made += count;
                if (take > output.Length - made)
                {
                    take = output.Length - made;
                }
            }

            Assert.AreEqual(stream.Length, used, "bytes used");
            return Sample.Text(output, made);
        }

        // Returns the dark pixels, row by row.
        private static string Dark(byte[] frame)
        {
            string text = "";
            for (int y = 0; y < 64; y++)
            {
                for (int x = 0; x < 128; x++)
                {
                    if (Sample.IsDark(frame, x, y))
                    {
                        text += (text.Length == 0 ? "" : " ") + x.ToString() + "," + y.ToString();
                    }
                }
            }

            return text;
        }
    }
}
