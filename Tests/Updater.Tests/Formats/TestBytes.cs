using System.Security.Cryptography;
using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Updater.Tests.Formats
{
    /// <summary>The byte operations of the formats, for these tests alone; the desktop's real ones are MockHal's.</summary>
    public sealed class TestBytes : IBytes
    {
        private static readonly uint[] s_table = MakeTable();
        private IncrementalHash? _md5;

        public int Md5StateSize => 16;

        public static uint Crc(uint seed, ReadOnlySpan<byte> data)
        {
            uint crc = ~seed;
            foreach (byte value in data)
            {
                crc = (crc >> 8) ^ s_table[(byte)crc ^ value];
            }

            return ~crc;
        }

        public uint Crc32(uint seed, byte[] data, int offset, int count) => Crc(seed, data.AsSpan(offset, count));

        public int FirstDifference(byte[] left, int leftOffset, byte[] right, int rightOffset, int count)
        {
            int same = left.AsSpan(leftOffset, count).CommonPrefixLength(right.AsSpan(rightOffset, count));
            return same == count ? -1 : same;
        }

        public void Fill(byte[] data, int offset, int count, int value) => data.AsSpan(offset, count).Fill((byte)value);

        public int IndexOf(byte[] data, int offset, int count, int value)
        {
            int index = data.AsSpan(offset, count).IndexOf((byte)value);
            return index < 0 ? -1 : offset + index;
        }

        public int Sum(byte[] data, int offset, int count)
        {
            int sum = 0;
            foreach (byte value in data.AsSpan(offset, count))
            {
                sum += value;
            }

            return sum;
        }

        public void Md5Begin(byte[] state) => _md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);

        public void Md5Add(byte[] state, byte[] data, int offset, int count) => _md5!.AppendData(data, offset, count);

        public void Md5End(byte[] state, byte[] digest) => _md5!.GetHashAndReset().CopyTo(digest, 0);

        // State: [0] window, [1] lookahead, [2..3] head, [4] bits kept, [5..12] kept value, [13..14] distance, [15..16] left, [20..] the window.
        public void HeatshrinkBegin(byte[] state, int windowBits, int lookaheadBits)
        {
            Array.Clear(state);
            state[0] = (byte)windowBits;
            state[1] = (byte)lookaheadBits;
        }

        public int HeatshrinkStateSize(int windowBits) => 20 + (1 << windowBits);

        public int HeatshrinkDecode(
            byte[] state, byte[] input, int inputOffset, int inputCount, byte[] output, int outputOffset, int outputCount, out int consumed)
        {
            int window = state[0];
            int mask = (1 << window) - 1;
            int written = 0;
            consumed = 0;
            int head = BitConverter.ToUInt16(state, 2);
            int bits = state[4];
            ulong kept = BitConverter.ToUInt64(state, 5);
            int distance = BitConverter.ToUInt16(state, 13);
            int left = BitConverter.ToUInt16(state, 15);
            while (true)
            {
                while (left > 0 && written < outputCount)
                {
                    byte value = state[20 + ((head - distance) & mask)];
                    state[20 + (head++ & mask)] = value;
                    output[outputOffset + written++] = value;
                    left--;
                }

                if (written == outputCount)
                {
                    break;
                }

                bool literal = bits > 0 && (kept >> (bits - 1) & 1) == 1;
                int need = literal ? 9 : 1 + window + state[1];
                if (bits < need)
                {
                    if (consumed == inputCount)
                    {
                        break;
                    }

                    kept = (kept << 8) | input[inputOffset + consumed++];
                    bits += 8;
                    continue;
                }

                bits -= need;
                uint symbol = (uint)(kept >> bits);
                kept &= (1ul << bits) - 1;
                if (literal)
                {
                    byte value = (byte)symbol;
                    state[20 + (head++ & mask)] = value;
                    output[outputOffset + written++] = value;
                }
                else
                {
                    left = (int)(symbol & ((1u << state[1]) - 1)) + 1;
                    distance = (int)((symbol >> state[1]) & (uint)mask) + 1;
                }
            }

            BitConverter.TryWriteBytes(state.AsSpan(2), (ushort)(head & mask));
            state[4] = (byte)bits;
            BitConverter.TryWriteBytes(state.AsSpan(5), kept);
            BitConverter.TryWriteBytes(state.AsSpan(13), (ushort)distance);
            BitConverter.TryWriteBytes(state.AsSpan(15), (ushort)left);
            return written;
        }

        public void DrawBitmap(byte[] frame, byte[] bitmap, int bitmapOffset, int width, int height, int x, int y) => throw new NotSupportedException();

        public void FillRectangle(byte[] frame, int x, int y, int width, int height, bool dark) => throw new NotSupportedException();

        private static uint[] MakeTable()
        {
            uint[] table = new uint[256];
            for (uint i = 0; i < 256; i++)
            {
                uint value = i;
                for (int bit = 0; bit < 8; bit++)
                {
                    value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ 0xEDB88320;
                }

                table[i] = value;
            }

            return table;
        }
    }
}
