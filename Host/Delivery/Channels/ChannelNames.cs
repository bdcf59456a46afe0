namespace FlipperUpdaterNano.Delivery.Channels
{
    /// <summary>The ids and short names of the channels of update servers.</summary>
    public static class ChannelNames
    {
        /// <summary>Id of the channel that contains a build of every commit.</summary>
        public const string Development = "development";

        /// <summary>Id of the channel with release candidates.</summary>
        public const string ReleaseCandidate = "release-candidate";

        /// <summary>Id of the channel with tested releases.</summary>
        public const string Release = "release";

        /// <summary>Returns the id of a channel.</summary>
        /// <param name="name">An id, or <c>dev</c> or <c>rc</c>.</param>
        public static string IdOf(string name) => name switch
        {
            "dev" => Development,
            "rc" => ReleaseCandidate,
            _ => name,
        };
    }
}
