using Org.BouncyCastle.Crypto.Generators;

namespace FlipperUpdaterNano.Delivery.Signing
{
    /// <summary>
    /// The scrypt key derivation for encrypted secret keys. As in libsodium, its cost is specified by an operation limit and a memory limit
    /// (<c>crypto_pwhash_scryptsalsa208sha256</c>).
    /// </summary>
    /// <param name="Operations">Maximum number of operations.</param>
    /// <param name="Memory">Memory limit in bytes.</param>
    public readonly record struct Scrypt(ulong Operations, ulong Memory)
    {
        private const int BlockSize = 8;
        private const ulong FewestOperations = 32768;

        // A cost of N = 2^20 takes 1 GiB of memory; no minisign key requires more.
        private const int LargestLogCost = 20;
        private const ulong LargestParallelism = 16;

        /// <summary>Gets the cost that minisign uses: 1 GiB of memory and a few seconds of computation.</summary>
        public static Scrypt Sensitive => new(33_554_432, 1_073_741_824);

        /// <summary>Gets a value indicating whether the cost is acceptable. A key designed to exhaust the memory is refused.</summary>
        public bool IsBearable => LogCost <= LargestLogCost && Parallelism is >= 1 and <= LargestParallelism;

        private ulong Budget => Math.Max(Operations, FewestOperations);

        private bool IsBoundByOperations => Budget < Memory / 32;

        private int LogCost
        {
            get
            {
                ulong most = IsBoundByOperations ? Budget / (BlockSize * 4) : Memory / (BlockSize * 128);
                int log = 1;
                while (log < 63 && 1UL << log <= most / 2)
                {
                    log++;
                }

                return log;
            }
        }

        private ulong Parallelism => IsBoundByOperations ? 1 : Math.Min(Budget / 4 / (1UL << LogCost), 0x3FFFFFFF) / BlockSize;

        /// <summary>Derives bytes from a password.</summary>
        /// <param name="size">Number of bytes.</param>
        public byte[] Derive(byte[] password, byte[] salt, int size) =>
            SCrypt.Generate(password, salt, 1 << LogCost, BlockSize, (int)Parallelism, size);
    }
}
