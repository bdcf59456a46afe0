namespace FlipperUpdaterNano.Fupd.Adoption
{
    /// <summary>The parts that a package is given when it is adopted.</summary>
    /// <param name="Resume">A valid resume stub; <see langword="null"/> leaves the package's own resume stub unchanged.</param>
    internal sealed record AdoptedParts(byte[] Loader, byte[]? Resume);
}
