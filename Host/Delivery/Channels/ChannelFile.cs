namespace FlipperUpdaterNano.Delivery.Channels
{
    /// <summary>A file of a version, as listed by an update server.</summary>
    /// <param name="Url">Absolute URL of the file.</param>
    /// <param name="Target">Hardware target, or <c>any</c>.</param>
    /// <param name="Type">Type and extension, such as <c>update_tgz</c>.</param>
    /// <param name="Sha256">SHA-256, 64 lower-case hex digits.</param>
    public sealed record ChannelFile(Uri Url, string Target, string Type, string Sha256);
}
