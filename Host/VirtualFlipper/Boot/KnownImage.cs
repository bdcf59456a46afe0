namespace FlipperUpdaterNano.VirtualFlipper.Boot
{
    /// <summary>An image that flash once held, identified by its extent and CRC.</summary>
    /// <param name="Address">First address; <see cref="AnyPage"/> for a resume stub.</param>
    /// <param name="Size">Size in bytes.</param>
    /// <param name="Crc32">CRC32 (zlib) of all its bytes.</param>
    public sealed record KnownImage(uint Address, int Size, uint Crc32)
    {
        /// <summary>Address of an image that starts at any page: a resume stub.</summary>
        public const uint AnyPage = 0;
    }
}
