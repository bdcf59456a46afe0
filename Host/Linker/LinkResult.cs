namespace FlipperUpdaterNano.Linker
{
    /// <summary>What linking made.</summary>
    public sealed class LinkResult
    {
        /// <summary>Gets the image.</summary>
        public required byte[] Image { get; init; }

        /// <summary>Gets the map: every byte of the image by type and method.</summary>
        public required string Map { get; init; }

        /// <summary>Gets the C++ header that declares the natives the image's runtime needs.</summary>
        public required string NativeHeader { get; init; }
    }
}
