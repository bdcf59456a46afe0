namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>Bytes of the image and what they are for.</summary>
    internal sealed record MapEntry(string Owner, string Part, int Bytes);
}
