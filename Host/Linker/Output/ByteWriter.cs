using System.Buffers.Binary;

namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>A growing little-endian byte buffer.</summary>
    internal sealed class ByteWriter
    {
        private readonly List<byte> _bytes = [];

        public int Length => _bytes.Count;

        public void U8(int value) => _bytes.Add((byte)value);

        public void U16(int value)
        {
            if (value is < 0 or > ushort.MaxValue)
            {
                throw new LinkException([$"The program is too large for the image format ({value} does not fit into 16 bits)."]);
            }

            _bytes.Add((byte)value);
            _bytes.Add((byte)(value >> 8));
        }

        public void U32(uint value)
        {
            for (int i = 0; i < 4; i++)
            {
                _bytes.Add((byte)(value >> (8 * i)));
            }
        }

        public void Add(IEnumerable<byte> bytes) => _bytes.AddRange(bytes);

        public void Align(int to)
        {
            while (_bytes.Count % to != 0)
            {
                _bytes.Add(0);
            }
        }

        /// <summary>Appends a bitmap; the first bit is bit 0 of the first byte.</summary>
        public void Map(IEnumerable<bool> bits)
        {
            foreach (bool[] eight in bits.Chunk(8))
            {
                int value = 0;

                for (int i = 0; i < eight.Length; i++)
                {
                    value |= eight[i] ? 1 << i : 0;
                }

                U8(value);
            }
        }

        public void Patch16(int at, int value)
        {
            ByteWriter half = new();
            half.U16(value);
            _bytes[at] = half._bytes[0];
            _bytes[at + 1] = half._bytes[1];
        }

        public void Patch32(int at, uint value)
        {
            byte[] bytes = new byte[4];
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);

            for (int i = 0; i < 4; i++)
            {
                _bytes[at + i] = bytes[i];
            }
        }

        public byte[] ToArray() => [.. _bytes];
    }
}
