namespace FlipperUpdaterNano.Delivery.Channels
{
    /// <summary>Ids of the channels on update servers, and their short names.</summary>
    public static class ChannelNames
    {
        /// <summary>Id of the channel with a build of every commit.</summary>
        public const string Development = "development";

        /// <summary>Id of the channel with release candidates.</summary>
        public const string ReleaseCandidate = "release-candidate";

        /// <summary>Tested releases.</summary>
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
