namespace FlipperUpdaterNano.Packaging
{
    /// <summary>The CRC32 that zlib computes (docs/reference/stock-updater.md 2.5).</summary>
    public static class Crc32
    {
        /// <summary>Computes the CRC of a block.</summary>
        /// <returns>The CRC; 0xCBF43926 for the ASCII string 123456789.</returns>
        public static uint Compute(ReadOnlySpan<byte> data) => System.IO.Hashing.Crc32.HashToUInt32(data);
    }
}
