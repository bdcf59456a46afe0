namespace FlipperUpdaterNano.Linker
{
    /// <summary>The output of the linker.</summary>
    public sealed class LinkResult
    {
        /// <summary>Gets the image.</summary>
        public required byte[] Image { get; init; }

        /// <summary>Gets the map, which attributes every byte of the image to a type or method.</summary>
        public required string Map { get; init; }

        /// <summary>Gets the C++ header that declares the natives of the image's runtime.</summary>
        public required string NativeHeader { get; init; }
    }
}
