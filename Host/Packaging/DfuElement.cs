namespace FlipperUpdaterNano.Packaging
{
    /// <summary>One element of a DfuSe file: data and its flash address.</summary>
    /// <param name="Address">Absolute address of the first byte.</param>
    /// <param name="Data">Bytes to program, starting at <paramref name="Address"/>.</param>
    public sealed record DfuElement(uint Address, byte[] Data);
}
