namespace FlipperUpdaterNano.Delivery.Channels
{
    /// <summary>Accepts only https URLs and, for tests, local files and http on this machine.</summary>
    public static class SafeUrl
    {
        /// <summary>Determines whether a URL is accepted.</summary>
        /// <param name="url">An absolute URL.</param>
        /// <returns>True if the URL contains no user name and is https, a local file, or http to this machine.</returns>
        public static bool IsAllowed(Uri url) =>
            url.UserInfo.Length == 0
            && (url.Scheme == Uri.UriSchemeHttps || (url.IsFile && !url.IsUnc) || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));

        /// <summary>Determines whether a list or a redirection may refer to a URL.</summary>
        /// <param name="from">URL of the list or redirection.</param>
        /// <param name="to">URL to which the list or redirection refers.</param>
        /// <returns>
        /// True if the target is at least as safe as the source: https may refer only to https, and http on this machine must not refer to
        /// a file.
        /// </returns>
        public static bool MayLead(Uri from, Uri to) =>
            IsAllowed(to)
            && (to.Scheme == Uri.UriSchemeHttps || from.IsFile || (from.Scheme == Uri.UriSchemeHttp && to.Scheme == Uri.UriSchemeHttp));
    }
}
