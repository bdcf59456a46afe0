namespace FlipperUpdaterNano.Delivery.Channels
{
    /// <summary>Ids of the channels of update servers, and how people call them.</summary>
    public static class ChannelNames
    {
        /// <summary>Every commit.</summary>
        public const string Development = "development";

        /// <summary>What is tested to become a release.</summary>
        public const string ReleaseCandidate = "release-candidate";

        /// <summary>Tested releases.</summary>
        public const string Release = "release";

        /// <summary>Finds the id.</summary>
        /// <param name="name">An id, or <c>dev</c> or <c>rc</c>.</param>
        /// <returns>The id.</returns>
        public static string IdOf(string name) => name switch
        {
            "dev" => Development,
            "rc" => ReleaseCandidate,
            _ => name,
        };
    }
}
