namespace FlipperUpdaterNano.VirtualFlipper.Boot
{
    /// <summary>An image that flash once held, by its extent and CRC.</summary>
    /// <param name="Address">First address.</param>
    /// <param name="Size">Bytes.</param>
    /// <param name="Crc32">CRC32 (zlib) of all its bytes.</param>
    public sealed record KnownImage(uint Address, int Size, uint Crc32);
}
