namespace FlipperUpdaterNano.Delivery.Channels
{
    /// <summary>Ids of the channels of update servers, and their short names.</summary>
    public static class ChannelNames
    {
        /// <summary>Builds of every commit.</summary>
        public const string Development = "development";

        /// <summary>Builds tested as candidates for a release.</summary>
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
