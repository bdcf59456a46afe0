namespace FlipperUpdaterNano.Delivery.Fetching
{
    /// <summary>A file in the cache.</summary>
    /// <param name="Sha256">Its SHA-256.</param>
    /// <param name="Size">Its size in bytes.</param>
    /// <param name="Url">Its URL after redirections.</param>
    /// <param name="Requests">Number of requests made for it.</param>
    /// <param name="Resumed">Number of bytes reused from an earlier attempt.</param>
    /// <param name="WasCached">Whether the file was already in the cache.</param>
    public sealed record FetchedFile(string Path, string Sha256, long Size, Uri Url, int Requests, long Resumed, bool WasCached);
}
