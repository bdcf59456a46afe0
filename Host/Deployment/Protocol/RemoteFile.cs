namespace FlipperUpdaterNano.Deployment.Protocol
{
    /// <summary>A file or directory on the card of a device.</summary>
    /// <param name="IsDirectory">Whether the entry is a directory.</param>
    /// <param name="Size">Size of a file in bytes.</param>
    /// <param name="Md5">MD5 of the file, 32 hex digits, or <see langword="null"/> if not requested.</param>
    public sealed record RemoteFile(string Name, bool IsDirectory, long Size, string? Md5);
}
