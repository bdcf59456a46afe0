namespace FlipperUpdaterNano.Delivery.Signing
{
    /// <summary>The result of verifying a package's signature.</summary>
    /// <param name="Version">The signed version; <see langword="null"/> if the signature is not valid.</param>
    /// <param name="Faults">One sentence for each fault; empty if the package is exactly as signed.</param>
    public sealed record SignatureVerdict(KeyId KeyId, string? Version, IReadOnlyList<string> Faults)
    {
        /// <summary>Gets a value indicating whether the package is exactly as signed.</summary>
        public bool IsGood => Faults.Count == 0;
    }
}
