namespace FlipperUpdaterNano.Emulator.Devices
{
    /// <summary>The CRCs of the SD protocol (SD Physical Layer Simplified Specification, section 4.5).</summary>
    internal static class SdCrc
    {
        private static readonly ushort[] s_crc16 = [.. Enumerable.Range(0, 256).Select(Crc16OfByte)];

        /// <summary>Computes the last byte of a command frame or register: CRC7 and the end bit.</summary>
        public static int Crc7(ReadOnlySpan<byte> data)
        {
            int crc = 0;

            foreach (byte value in data)
            {
                for (int bit = 7; bit >= 0; bit--)
                {
                    crc = (crc << 1) ^ (((((crc >> 6) ^ (value >> bit)) & 1) != 0) ? 0x09 : 0);
                }
            }

            return ((crc & 0x7F) << 1) | 1;
        }

        /// <summary>Computes the CRC16 (CCITT) of a data block.</summary>
        public static int Crc16(ReadOnlySpan<byte> data)
        {
            int crc = 0;

            foreach (byte value in data)
            {
                crc = ((crc << 8) & 0xFFFF) ^ s_crc16[(crc >> 8) ^ value];
            }

            return crc;
        }

        private static ushort Crc16OfByte(int value)
        {
            int crc = value << 8;

            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc << 1) ^ ((crc & 0x8000) != 0 ? 0x1021 : 0);
            }

            return (ushort)crc;
        }
    }
}
