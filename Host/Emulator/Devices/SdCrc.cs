namespace FlipperUpdaterNano.Emulator.Devices
{
    /// <summary>The CRCs of the SD protocol (SD Physical Layer Simplified Specification, section 4.5).</summary>
    internal static class SdCrc
    {
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
                crc ^= value << 8;

                for (int bit = 0; bit < 8; bit++)
                {
                    crc = (crc & 0x8000) != 0 ? ((crc << 1) ^ 0x1021) & 0xFFFF : crc << 1;
                }
            }

            return crc;
        }
    }
}
