namespace FlipperUpdaterNano.Packaging
{
    /// <summary>CRC32 as zlib computes it (docs/reference/stock-updater.md 2.5).</summary>
    public static class Crc32
    {
        private static readonly uint[][] s_tables = MakeTables();

        /// <summary>Computes the CRC of a block, or continues one.</summary>
        /// <param name="data">The bytes.</param>
        /// <param name="seed">0 to begin, or the previous result.</param>
        /// <returns>The CRC so far; 0xCBF43926 for the text 123456789.</returns>
        public static uint Compute(ReadOnlySpan<byte> data, uint seed = 0)
        {
            uint crc = ~seed;
            while (data.Length >= 4)
            {
                crc ^= BitConverter.ToUInt32(data);
                crc = s_tables[3][crc & 0xFF] ^ s_tables[2][(crc >> 8) & 0xFF] ^ s_tables[1][(crc >> 16) & 0xFF] ^ s_tables[0][crc >> 24];
                data = data[4..];
            }

            foreach (byte value in data)
            {
                crc = s_tables[0][(crc ^ value) & 0xFF] ^ (crc >> 8);
            }

            return ~crc;
        }

        // Four bytes at a time: a table per byte position.
        private static uint[][] MakeTables()
        {
            uint[][] tables = [new uint[256], new uint[256], new uint[256], new uint[256]];
            for (uint i = 0; i < 256; i++)
            {
                uint value = i;
                for (int bit = 0; bit < 8; bit++)
                {
                    value = (value >> 1) ^ ((value & 1) * 0xEDB88320);
                }

                tables[0][i] = value;
            }

            for (int i = 0; i < 256; i++)
            {
                for (int table = 1; table < 4; table++)
                {
                    uint previous = tables[table - 1][i];
                    tables[table][i] = tables[0][previous & 0xFF] ^ (previous >> 8);
                }
            }

            return tables;
        }
    }
}
