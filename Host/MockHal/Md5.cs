using System.Buffers.Binary;
using System.Numerics;

namespace FlipperUpdaterNano.MockHal
{
    /// <summary>MD5 (RFC 1321). The state (chaining value, length, incomplete block) resides in the caller's array.</summary>
    /// <remarks>
    /// Oracle for the native MD5, written from RFC 1321. The BCL's IncrementalHash is unsuitable because it keeps its state in an object;
    /// the HAL's state is a byte array that callers may copy.
    /// </remarks>
    internal static class Md5
    {
        public const int StateSize = LengthOffset + 8 + Block;

        private const int Block = 64;
        private const int LengthOffset = 16;
        private const int BufferOffset = LengthOffset + 8;
        private static readonly int[] s_shifts = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
        private static readonly uint[] s_sines =
            [.. Enumerable.Range(1, 64).Select(i => (uint)(Math.Abs(Math.Sin(i)) * 4294967296.0))];

        public static void Begin(Span<byte> state)
        {
            state[..StateSize].Clear();
            uint[] initial = [0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476];
            for (int i = 0; i < 4; i++)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(state[(i * 4)..], initial[i]);
            }
        }

        public static void Add(Span<byte> state, ReadOnlySpan<byte> data)
        {
            ulong length = BinaryPrimitives.ReadUInt64LittleEndian(state[LengthOffset..]);
            BinaryPrimitives.WriteUInt64LittleEndian(state[LengthOffset..], length + (ulong)data.Length);
            int held = (int)(length % Block);
            Span<byte> buffer = state.Slice(BufferOffset, Block);
            while (data.Length > 0)
            {
                int count = Math.Min(Block - held, data.Length);
                data[..count].CopyTo(buffer[held..]);
                data = data[count..];
                held += count;
                if (held == Block)
                {
                    Transform(state, buffer);
                    held = 0;
                }
            }
        }

        public static void End(Span<byte> state, Span<byte> digest)
        {
            ulong length = BinaryPrimitives.ReadUInt64LittleEndian(state[LengthOffset..]);
            byte[] padding = new byte[Block + 8 - (int)((length + 8) % Block)];
            padding[0] = 0x80;
            BinaryPrimitives.WriteUInt64LittleEndian(padding.AsSpan(padding.Length - 8), length * 8);
            Add(state, padding);
            state[..16].CopyTo(digest);
        }

        private static void Transform(Span<byte> state, ReadOnlySpan<byte> block)
        {
            Span<uint> words = stackalloc uint[16];
            for (int i = 0; i < 16; i++)
            {
                words[i] = BinaryPrimitives.ReadUInt32LittleEndian(block[(i * 4)..]);
            }

            Span<uint> chain = stackalloc uint[4];
            for (int i = 0; i < 4; i++)
            {
                chain[i] = BinaryPrimitives.ReadUInt32LittleEndian(state[(i * 4)..]);
            }

            (uint a, uint b, uint c, uint d) = (chain[0], chain[1], chain[2], chain[3]);
            for (int i = 0; i < 64; i++)
            {
                (uint mixed, int word) = (i / 16) switch
                {
                    0 => ((b & c) | (~b & d), i),
                    1 => ((d & b) | (~d & c), ((5 * i) + 1) % 16),
                    2 => (b ^ c ^ d, ((3 * i) + 5) % 16),
                    _ => (c ^ (b | ~d), 7 * i % 16),
                };
                uint rotated = BitOperations.RotateLeft(a + mixed + s_sines[i] + words[word], s_shifts[(i / 16 * 4) + (i % 4)]);
                (a, d, c, b) = (d, c, b, b + rotated);
            }

            ReadOnlySpan<uint> added = [a, b, c, d];
            for (int i = 0; i < 4; i++)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(state[(i * 4)..], chain[i] + added[i]);
            }
        }
    }
}
