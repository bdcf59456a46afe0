namespace FlipperUpdaterNano.VirtualFlipper.Boot
{
    /// <summary>An image that the flash has contained, identified by its address, size and CRC.</summary>
    /// <param name="Address">Start address; <see cref="AnyPage"/> for a resume stub.</param>
    /// <param name="Size">Size in bytes.</param>
    /// <param name="Crc32">CRC32 (zlib) of the whole image.</param>
    public sealed record KnownImage(uint Address, int Size, uint Crc32)
    {
        /// <summary>Address that marks an image as a resume stub, which may start at any page.</summary>
        public const uint AnyPage = 0;
    }
}
