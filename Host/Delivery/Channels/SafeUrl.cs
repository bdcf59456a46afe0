namespace FlipperUpdaterNano.Delivery.Channels
{
    /// <summary>Which URLs are used: https; for tests also files and http on this machine.</summary>
    public static class SafeUrl
    {
        /// <summary>Decides whether a URL is used at all.</summary>
        /// <param name="url">An absolute URL.</param>
        /// <returns>Whether it is https, a local file, or http to this machine; without a user name.</returns>
        public static bool IsAllowed(Uri url) =>
            url.UserInfo.Length == 0
            && (url.Scheme == Uri.UriSchemeHttps || (url.IsFile && !url.IsUnc) || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));

        /// <summary>Decides whether a list or a redirection may lead from one URL to another.</summary>
        /// <param name="from">Where it is said.</param>
        /// <param name="to">Where it leads.</param>
        /// <returns>Whether it is as safe: from https to https alone, from http on this machine to no file.</returns>
        public static bool MayLead(Uri from, Uri to) =>
            IsAllowed(to)
            && (to.Scheme == Uri.UriSchemeHttps || from.IsFile || (from.Scheme == Uri.UriSchemeHttp && to.Scheme == Uri.UriSchemeHttp));
    }
}
