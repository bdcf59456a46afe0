namespace FlipperUpdaterNano.Delivery.Channels
{
    /// <summary>A file of a version.</summary>
    /// <param name="Url">Where it is.</param>
    /// <param name="Target">Hardware target, or <c>any</c>.</param>
    /// <param name="Type">Type and ending, such as <c>update_tgz</c>.</param>
    /// <param name="Sha256">SHA-256, 64 lower-case hex digits.</param>
    public sealed record ChannelFile(Uri Url, string Target, string Type, string Sha256);
}
