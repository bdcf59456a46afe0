namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>Reads and writes little-endian numbers in byte arrays.</summary>
    public static class LittleEndian
    {
        /// <summary>Reads 16 bits.</summary>
        /// <param name="data">The array.</param>
        /// <param name="offset">First byte.</param>
        /// <returns>The number.</returns>
        public static int ToUInt16(byte[] data, int offset)
        {
            return data[offset] | (data[offset + 1] << 8);
        }

        /// <summary>Reads 32 bits.</summary>
        /// <param name="data">The array.</param>
        /// <param name="offset">First byte.</param>
        /// <returns>The number.</returns>
        public static uint ToUInt32(byte[] data, int offset)
        {
            return (uint)(data[offset] | (data[offset + 1] << 8) | (data[offset + 2] << 16) | (data[offset + 3] << 24));
        }

        /// <summary>Writes 32 bits.</summary>
        /// <param name="value">The number.</param>
        /// <param name="data">The array.</param>
        /// <param name="offset">First byte.</param>
        public static void Write32(uint value, byte[] data, int offset)
        {
            data[offset] = (byte)value;
            data[offset + 1] = (byte)(value >> 8);
            data[offset + 2] = (byte)(value >> 16);
            data[offset + 3] = (byte)(value >> 24);
        }
    }
}
