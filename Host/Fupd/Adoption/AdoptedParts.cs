namespace FlipperUpdaterNano.Fupd.Adoption
{
    /// <summary>The loader and the resume stub to put into a package that is adopted.</summary>
    /// <param name="Resume">A valid resume stub; <see langword="null"/> leaves the package's own resume stub unchanged.</param>
    internal sealed record AdoptedParts(byte[] Loader, byte[]? Resume);
}
