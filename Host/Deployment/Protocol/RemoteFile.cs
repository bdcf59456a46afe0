namespace FlipperUpdaterNano.Deployment.Protocol
{
    /// <summary>A file or directory on the card of a device.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="IsDirectory">Whether it is a directory.</param>
    /// <param name="Size">Bytes of a file.</param>
    /// <param name="Md5">32 hex digits, or <see langword="null"/> when they were not asked for.</param>
    public sealed record RemoteFile(string Name, bool IsDirectory, long Size, string? Md5);
}
