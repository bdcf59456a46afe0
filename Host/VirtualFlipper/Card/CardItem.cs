namespace FlipperUpdaterNano.VirtualFlipper.Card
{
    /// <summary>What a directory of the card tells of a file or directory.</summary>
    /// <param name="Name">Name without path, in the case it was created with.</param>
    /// <param name="IsDirectory">Whether it is a directory.</param>
    /// <param name="Size">Bytes; 0 for a directory.</param>
    public sealed record CardItem(string Name, bool IsDirectory, uint Size);
}
