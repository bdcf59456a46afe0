namespace FlipperUpdaterNano.VirtualFlipper.Card
{
    /// <summary>A directory entry with name, kind and length.</summary>
    /// <param name="Name">Name without the path, in the letter case with which the entry was created.</param>
    /// <param name="IsDirectory">Whether the entry is a directory.</param>
    /// <param name="Size">
    /// Size of a file in bytes. For a directory it is 0 or, from a look-up of a path that ends with a slash, the size of the entries that
    /// fit before the directory grows.
    /// </param>
    /// <param name="IsIncomplete">
    /// Whether the entry is an incomplete file, that is, one that was created but never flushed or closed.
    /// </param>
    public sealed record CardItem(string Name, bool IsDirectory, uint Size, bool IsIncomplete);
}
