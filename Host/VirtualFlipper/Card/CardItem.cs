namespace FlipperUpdaterNano.VirtualFlipper.Card
{
    /// <summary>A directory entry with name, kind and length.</summary>
    /// <param name="Name">Name without the path, in the letter case with which the entry was created.</param>
    /// <param name="IsDirectory">Whether the entry is a directory.</param>
    /// <param name="Size">Bytes. For a directory 0, or, from a lookup, the bytes of entries that fit before it grows.</param>
    /// <param name="IsIncomplete">Whether the entry is a file that was created and never flushed or closed.</param>
    /// <param name="IsReadOnly">Whether the entry is write-protected.</param>
    public sealed record CardItem(string Name, bool IsDirectory, uint Size, bool IsIncomplete, bool IsReadOnly);
}
