namespace FlipperUpdaterNano.Studio
{
    /// <summary>A view of the updater and its golden image.</summary>
    /// <param name="Name">Name of the view's golden image.</param>
    /// <param name="Actual">
    /// The drawn view, 1,024 bytes in the byte order of the display; <see langword="null"/> if no view has this name.
    /// </param>
    /// <param name="Golden">The golden image in the same format, or <see langword="null"/> if there is none.</param>
    internal sealed record GalleryView(string Name, string Caption, byte[]? Actual, byte[]? Golden);
}
