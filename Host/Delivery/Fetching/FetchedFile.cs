namespace FlipperUpdaterNano.Delivery.Fetching
{
    /// <summary>A file in the cache.</summary>
    /// <param name="Path">Where it is.</param>
    /// <param name="Sha256">Its SHA-256.</param>
    /// <param name="Size">Its bytes.</param>
    /// <param name="Url">Where it came from, redirections followed.</param>
    /// <param name="Requests">Requests that were made for it.</param>
    /// <param name="Resumed">Bytes that an earlier try had left.</param>
    /// <param name="WasCached">Whether it was there already.</param>
    public sealed record FetchedFile(string Path, string Sha256, long Size, Uri Url, int Requests, long Resumed, bool WasCached);
}
