namespace FlipperUpdaterNano.Delivery.Signing
{
    /// <summary>What the check of a package's signature found.</summary>
    /// <param name="KeyId">The public key.</param>
    /// <param name="Version">The signed version; <see langword="null"/> when the signature is not valid.</param>
    /// <param name="Faults">What is wrong, one sentence each; none for a package that is exactly what was signed.</param>
    public sealed record SignatureVerdict(KeyId KeyId, string? Version, IReadOnlyList<string> Faults)
    {
        /// <summary>Gets a value indicating whether the package is what was signed.</summary>
        public bool IsGood => Faults.Count == 0;
    }
}
