namespace FlipperUpdaterNano.SimulatedDevice.Card
{
    /// <summary>A file or directory on the card.</summary>
    /// <param name="IsDirectory">Whether the entry is a directory.</param>
    /// <param name="Size">Size of a file in bytes; 0 for a directory.</param>
    internal sealed record CardEntry(string Name, bool IsDirectory, uint Size);
}
