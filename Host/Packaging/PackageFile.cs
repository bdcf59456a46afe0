using System.Security.Cryptography;

namespace FlipperUpdaterNano.Packaging
{
    /// <summary>Digests of a package's file.</summary>
    public static class PackageFile
    {
        /// <summary>
        /// Computes the CRC32 of what a file carries: of a DfuSe file the elements' bytes, because a file that ends with its own CRC has
        /// the
        /// same CRC32 whatever is in it (docs/reference/stock-updater.md 2.6).
        /// </summary>
        /// <param name="file">The file.</param>
        /// <returns>The CRC32 of the elements, or of the whole file when it is no DfuSe file or a damaged one.</returns>
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
        /// <param name="file">The file.</param>
        /// <returns>64 hex digits, lower case.</returns>
        public static string Sha256(byte[] file) => Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
