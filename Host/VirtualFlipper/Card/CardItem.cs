namespace FlipperUpdaterNano.VirtualFlipper.Card
{
    /// <summary>A directory entry: its name, kind and length.</summary>
    /// <param name="Name">Name without the path, in the letter case used when the entry was created.</param>
    /// <param name="IsDirectory">Whether the entry is a directory.</param>
    /// <param name="Size">
    /// Size of a file in bytes. For a directory the size is 0. If a directory was looked up by a path that ends with a slash, the size is
    /// instead the total size of the entries that can be added before the directory grows.
    /// </param>
    /// <param name="IsIncomplete">
    /// Whether the entry is an incomplete file, that is, one that was created but never flushed or closed.
    /// </param>
    /// <param name="IsReadOnly">Whether the entry is write-protected.</param>
    public sealed record CardItem(string Name, bool IsDirectory, uint Size, bool IsIncomplete, bool IsReadOnly);
}
