namespace FlipperUpdaterNano.Delivery.Fetching
{
    /// <summary>A file in the cache.</summary>
    /// <param name="Sha256">SHA-256 of the file.</param>
    /// <param name="Size">Size of the file in bytes.</param>
    /// <param name="Url">URL of the file after redirections.</param>
    /// <param name="Requests">Number of requests made for the file.</param>
    /// <param name="Resumed">Number of bytes reused from an earlier attempt.</param>
    /// <param name="WasCached">Whether the file was already in the cache.</param>
    public sealed record FetchedFile(string Path, string Sha256, long Size, Uri Url, int Requests, long Resumed, bool WasCached);
}
