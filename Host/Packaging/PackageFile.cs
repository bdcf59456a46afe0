using System.Security.Cryptography;

namespace FlipperUpdaterNano.Packaging
{
    /// <summary>Computes the CRC and digest of a file in a package.</summary>
    public static class PackageFile
    {
        /// <summary>
        /// Computes the CRC32 of a file's content. For a DfuSe file, only the data of the elements count, because the CRC32 is the
        /// same for every file that ends with its own CRC (docs/reference/stock-updater.md 2.6).
        /// </summary>
        /// <returns>The CRC32 of the elements, or of the whole file if it is not a valid DfuSe file.</returns>
        public static uint ContentCrc(byte[] file)
        {
            if (!DfuLayout.IsDfu(file) || Crc32.Compute(file) != DfuLayout.WholeFileCrc)
            {
                return Crc32.Compute(file);
            }

            try
            {
                System.IO.Hashing.Crc32 crc = new();
                foreach (DfuElement element in DfuLayout.Read(file))
                {
                    crc.Append(element.Data);
                }

                return crc.GetCurrentHashAsUInt32();
            }
            catch (PackagingException)
            {
                return Crc32.Compute(file);
            }
        }

        /// <summary>Computes the SHA-256 of a whole file.</summary>
        /// <returns>64 hex digits, lower case.</returns>
        public static string Sha256(byte[] file) => Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
