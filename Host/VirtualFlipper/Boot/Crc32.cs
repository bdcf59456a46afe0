using System.Buffers.Binary;

namespace FlipperUpdaterNano.VirtualFlipper.Boot
{
    /// <summary>The CRC32 of zlib (reflected polynomial 0xEDB88320), computed eight bytes at a time.</summary>
    /// <remarks>The HAL can update a CRC given only its previous result, which System.IO.Hashing does not support.</remarks>
    public static class Crc32
    {
        private static readonly uint[][] s_tables = BuildTables();

        /// <summary>Computes or updates a CRC.</summary>
        /// <param name="data">The bytes to add to the CRC.</param>
        /// <param name="seed">0 for a new CRC, or the CRC to update.</param>
        /// <returns>The CRC of all bytes so far.</returns>
        public static uint Compute(ReadOnlySpan<byte> data, uint seed = 0)
        {
            uint crc = ~seed;
            while (data.Length >= 8)
            {
                uint low = BinaryPrimitives.ReadUInt32LittleEndian(data) ^ crc;
                uint high = BinaryPrimitives.ReadUInt32LittleEndian(data[4..]);
                crc = s_tables[7][low & 0xFF] ^ s_tables[6][(low >> 8) & 0xFF] ^ s_tables[5][(low >> 16) & 0xFF] ^ s_tables[4][low >> 24]
                    ^ s_tables[3][high & 0xFF] ^ s_tables[2][(high >> 8) & 0xFF] ^ s_tables[1][(high >> 16) & 0xFF]
                    ^ s_tables[0][high >> 24];
                data = data[8..];
            }

            foreach (byte value in data)
            {
                crc = (crc >> 8) ^ s_tables[0][(crc ^ value) & 0xFF];
            }

            return ~crc;
        }

        private static uint[][] BuildTables()
        {
            uint[][] tables = new uint[8][];
            for (int slice = 0; slice < 8; slice++)
            {
                tables[slice] = new uint[256];
                for (uint i = 0; i < 256; i++)
                {
                    uint crc = slice == 0 ? i : tables[slice - 1][i];
                    for (int bit = 0; bit < 8; bit++)
                    {
                        crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
                    }

                    tables[slice][i] = crc;
                }
            }

            return tables;
        }
    }
}
