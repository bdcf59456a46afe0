namespace FlipperUpdaterNano.Linker.Code
{
    /// <summary>The initial bytes of an array, as a literal.</summary>
    internal sealed record Blob(string Name, byte[] Bytes);
}
