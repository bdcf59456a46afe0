namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>A number of bytes of the image, with the owner and purpose of these bytes.</summary>
    internal sealed record MapEntry(string Owner, string Part, int Bytes);
}
