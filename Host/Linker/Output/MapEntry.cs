namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>A number of bytes of the image, with their owner and purpose.</summary>
    internal sealed record MapEntry(string Owner, string Part, int Bytes);
}
