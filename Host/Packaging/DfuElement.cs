namespace FlipperUpdaterNano.Packaging
{
    /// <summary>Bytes at an address, one element of a DfuSe file.</summary>
    /// <param name="Address">Absolute address of the first byte.</param>
    /// <param name="Data">The bytes.</param>
    public sealed record DfuElement(uint Address, byte[] Data);
}
