namespace FlipperUpdaterNano.Fupd.Adoption
{
    /// <summary>What a package gets when it is adopted.</summary>
    /// <param name="Resume">The resume stub, without a fault; <see langword="null"/> leaves the package as it is in this.</param>
    internal sealed record AdoptedParts(byte[] Loader, byte[]? Resume);
}
