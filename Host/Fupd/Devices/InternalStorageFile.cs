namespace FlipperUpdaterNano.Fupd.Devices
{
    /// <summary>A file in /int.</summary>
    internal sealed record InternalStorageFile(string Path, byte[] Data);
}
