namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>The size in bytes of a part of the image, with the owner and purpose of the part.</summary>
    internal sealed record MapEntry(string Owner, string Part, int Bytes);
}
