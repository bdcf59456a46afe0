using System.Security.Cryptography;
using System.Text;
using FlipperUpdaterNano.MockHal;
using FlipperUpdaterNano.VirtualFlipper.Display;
using Xunit;

namespace FlipperUpdaterNano.VirtualFlipper.Tests.Hal
{
    public sealed class DesktopBytesTests
    {
        private readonly DesktopBytes _bytes = new();

        [Fact]
        public void CRC32_matches_zlib_and_can_be_continued()
        {
            byte[] data = Encoding.ASCII.GetBytes("x123456789x");
            Assert.Equal(0xCBF43926u, _bytes.Crc32(0, data, 1, 9));
            Assert.Equal(0xCBF43926u, _bytes.Crc32(_bytes.Crc32(0, data, 1, 4), data, 5, 5));
            Assert.Equal(0u, _bytes.Crc32(0, data, 11, 0));
        }

        [Fact]
        public void MD5_matches_RFC_1321_for_random_chunk_sizes()
        {
            Random random = new(1);
            for (int length = 0; length < 300; length += 1 + (length / 10))
            {
                byte[] data = new byte[length];
                random.NextBytes(data);
                byte[] state = new byte[_bytes.Md5StateSize];
                byte[] digest = new byte[16];
                _bytes.Md5Init(state);
                for (int at = 0; at < length;)
                {
                    int count = Math.Min(random.Next(1, 100), length - at);
                    _bytes.Md5Update(state, data, at, count);
                    at += count;
                }

                _bytes.Md5Final(state, digest);
                Assert.Equal(MD5.HashData(data), digest);
            }
        }

        [Theory]
        [InlineData(4, 3)]
        [InlineData(8, 4)]
        [InlineData(13, 6)]
        [InlineData(15, 14)]
        public void Heatshrink_decodes_correctly_for_random_chunk_sizes(int windowBits, int lookaheadBits)
        {
            Random random = new((windowBits * 100) + lookaheadBits);
            for (int run = 0; run < 20; run++)
            {
                byte[] plain = new byte[random.Next(0, 5000)];
                int alphabet = 1 + random.Next(1, 255);
                for (int i = 0; i < plain.Length; i++)
                {
                    plain[i] = (byte)random.Next(alphabet);
                }

                Assert.Equal(
                    plain, Decode(Encode(plain, windowBits, lookaheadBits, random), plain.Length + 100, windowBits, lookaheadBits, random));
            }
        }

        [Fact]
        public void A_back_reference_before_the_start_reads_zeros_from_the_window()
        {
            BitWriter bits = new();
            bits.Write(0, 1);
            bits.Write(100 - 1, 8);
            bits.Write(5 - 1, 4);
            Assert.Equal(new byte[5], Decode(bits.ToArray(), 10, 8, 4, new Random(1)));
        }

        [Fact]
        public void A_handwritten_bit_stream_is_decoded_correctly()
        {
            // 'a' as a literal, then distance 1, length 7: "aaaaaaaa".
            BitWriter bits = new();
            bits.Write(1, 1);
            bits.Write('a', 8);
            bits.Write(0, 1);
            bits.Write(0, 13);
            bits.Write(6, 6);
            Assert.Equal("B0800030", Convert.ToHexString(bits.ToArray()));
            Assert.Equal("aaaaaaaa", Encoding.ASCII.GetString(Decode(bits.ToArray(), 100, 13, 6, new Random(2))));
        }

        [Fact]
        public void Ranges_outside_an_array_are_refused()
        {
            byte[] data = new byte[10];
            byte[] frame = new byte[1024];
            Action[] outside =
            [
                () => _bytes.Crc32(0, data, 5, 6),
                () => _bytes.Crc32(0, data, -1, 1),
                () => _bytes.Fill(data, 0, 11, 0),
                () => _bytes.Fill(data, 0, 1, 256),
                () => _bytes.IndexOf(data, 11, 0, 0),
                () => _bytes.Sum(data, 0, -1),
                () => _bytes.FirstDifference(data, 0, data, 5, 6),
                () => _bytes.Md5Init(data),
                () => _bytes.Md5Update(new byte[200], data, 5, 6),
                () => _bytes.HeatshrinkInit(data, 8, 4),
                () => _bytes.HeatshrinkInit(new byte[100_000], 16, 4),
                () => _bytes.HeatshrinkInit(new byte[100_000], 8, 8),
                () => _bytes.HeatshrinkInit(new byte[100_000], 8, 2),
                () => _bytes.HeatshrinkStateSize(3),
                () => _bytes.DrawBitmap(frame, data, 0, 9, 6, 0, 0),
                () => _bytes.DrawBitmap(data, data, 0, 8, 8, 0, 0),
                () => _bytes.FillRectangle(frame, 0, 0, -1, 1, true),
            ];
            Assert.All(outside, action => Assert.Throws<ArgumentOutOfRangeException>(action));
        }

        [Fact]
        public void Bytes_are_filled_found_summed_and_compared()
        {
            byte[] data = [1, 2, 3, 4, 5];
            _bytes.Fill(data, 1, 2, 9);
            Assert.Equal([1, 9, 9, 4, 5], data);
            Assert.Equal(3, _bytes.IndexOf(data, 2, 3, 4));
            Assert.Equal(-1, _bytes.IndexOf(data, 0, 3, 4));
            Assert.Equal(27, _bytes.Sum(data, 1, 4));
            Assert.Equal(-1, _bytes.FirstDifference(data, 1, data, 2, 1));
            Assert.Equal(1, _bytes.FirstDifference(data, 1, data, 2, 2));
        }

        [Fact]
        public void Bitmaps_are_drawn_LSB_first_and_clipped_at_the_edges()
        {
            byte[] frame = new byte[1024];
            byte[] bitmap = [0xFF, 0b0000_0101, 0x01];
            _bytes.DrawBitmap(frame, bitmap, 1, 3, 2, 10, 7);
            Assert.Equal([(10, 7), (12, 7), (10, 8)], Dark(frame));

            Array.Clear(frame);
            _bytes.DrawBitmap(frame, [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], 0, 8, 8, -6, -7);
            Assert.Equal([(0, 0), (1, 0)], Dark(frame));

            Array.Clear(frame);
            _bytes.DrawBitmap(frame, [0xFF, 0xFF], 0, 8, 2, 127, 63);
            Assert.Equal([(127, 63)], Dark(frame));
        }

        [Fact]
        public void Filled_and_cleared_rectangles_are_clipped_at_the_edges()
        {
            byte[] frame = new byte[1024];
            _bytes.FillRectangle(frame, -5, -5, 1000, 1000, true);
            Assert.Equal(128 * 64, Dark(frame).Count);
            _bytes.FillRectangle(frame, 1, 0, 127, 64, false);
            _bytes.FillRectangle(frame, 0, 1, 1, 62, false);
            Assert.Equal([(0, 0), (0, 63)], Dark(frame));
            _bytes.FillRectangle(frame, 200, 200, int.MaxValue, int.MaxValue, true);
            Assert.Equal(2, Dark(frame).Count);
        }

        private static List<(int X, int Y)> Dark(byte[] frame)
        {
            Frame picture = new(0, 0, frame);
            List<(int X, int Y)> dark = [];
            for (int y = 0; y < Frame.Height; y++)
            {
                for (int x = 0; x < Frame.Width; x++)
                {
                    if (picture.IsDark(x, y))
                    {
                        dark.Add((x, y));
                    }
                }
            }

            return dark;
        }

        /// <summary>
        /// Encodes the data as a valid stream: as a back-reference where the data at a random distance matches, otherwise as a literal.
        /// </summary>
        private static byte[] Encode(byte[] plain, int windowBits, int lookaheadBits, Random random)
        {
            BitWriter bits = new();
            for (int at = 0; at < plain.Length;)
            {
                int distance = random.Next(1, Math.Min(at, 1 << windowBits) + 1);
                int length = 0;
                while (at > 0 && length < 1 << lookaheadBits && at + length < plain.Length
                    && plain[at + length] == plain[at + length - distance])
                {
                    length++;
                }

                if (length == 0)
                {
                    bits.Write(1, 1);
                    bits.Write(plain[at++], 8);
                }
                else
                {
                    bits.Write(0, 1);
                    bits.Write(distance - 1, windowBits);
                    bits.Write(length - 1, lookaheadBits);
                    at += length;
                }
            }

            return bits.ToArray();
        }

        private byte[] Decode(byte[] packed, int room, int windowBits, int lookaheadBits, Random random)
        {
            byte[] state = new byte[_bytes.HeatshrinkStateSize(windowBits)];
            _bytes.HeatshrinkInit(state, windowBits, lookaheadBits);
            byte[] output = new byte[room];
            int read = 0;
            int written = 0;
            while (true)
            {
                int give = Math.Min(random.Next(1, 40), packed.Length - read);
                int take = Math.Min(random.Next(1, 40), room - written);
                int produced = _bytes.HeatshrinkDecode(state, packed, read, give, output, written, take, out int consumed);
                Assert.InRange(consumed, 0, give);
                Assert.InRange(produced, 0, take);
                read += consumed;
                written += produced;
                if (produced < take && consumed == give && read == packed.Length)
                {
                    return output[..written];
                }
            }
        }

        private sealed class BitWriter
        {
            private readonly List<byte> _bytes = [];
            private int _free;

            public void Write(int value, int count)
            {
                for (int bit = count - 1; bit >= 0; bit--)
                {
                    if (_free == 0)
                    {
                        _bytes.Add(0);
                        _free = 8;
                    }

                    _free--;
                    _bytes[^1] |= (byte)(((value >> bit) & 1) << _free);
                }
            }

            public byte[] ToArray() => [.. _bytes];
        }
    }
}
