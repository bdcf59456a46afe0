namespace FlipperUpdaterNano.Studio
{
    /// <summary>A view of the updater and what it must look like.</summary>
    /// <param name="Name">Name of its golden image.</param>
    /// <param name="Caption">What it is, in words.</param>
    /// <param name="Actual">1,024 bytes in the order of the panel, or <see langword="null"/> when no view has this name.</param>
    /// <param name="Golden">The same of the golden image, or <see langword="null"/> when there is none.</param>
    internal sealed record GalleryView(string Name, string Caption, byte[]? Actual, byte[]? Golden);
}
