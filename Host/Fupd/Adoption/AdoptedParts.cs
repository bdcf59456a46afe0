namespace FlipperUpdaterNano.Fupd.Adoption
{
    /// <summary>The parts that a package receives when it is adopted.</summary>
    /// <param name="Resume">The resume stub, already validated; <see langword="null"/> leaves the package's resume stub unchanged.</param>
    internal sealed record AdoptedParts(byte[] Loader, byte[]? Resume);
}
