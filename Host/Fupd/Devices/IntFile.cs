namespace FlipperUpdaterNano.Fupd.Devices
{
    /// <summary>A file in /int.</summary>
    internal sealed record IntFile(string Path, byte[] Data);
}
