using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Delivery.Channels
{
    /// <summary>A file of a version that is entered into a list.</summary>
    /// <param name="Url">Its URL, absolute or relative to the list.</param>
    /// <param name="Target">Hardware target, <c>f7</c> or <c>any</c>.</param>
    /// <param name="Type">Type and ending, such as <c>update_tgz</c>.</param>
    /// <param name="Sha256">SHA-256, 64 hex digits.</param>
    public sealed record PublishedFile(string Url, string Target, string Type, string Sha256)
    {
        private const string Prefix = "flipper-z-";

        /// <summary>Describes a file of a release by its name, <c>flipper-z-TARGET-TYPE-VERSION.ENDING</c>.</summary>
        /// <param name="name">Its name.</param>
        /// <param name="data">Its bytes.</param>
        /// <param name="version">The version in the name.</param>
        /// <param name="baseUrl">URL of the folder, or <see langword="null"/> for a relative one.</param>
        /// <param name="path">Path from that folder, with <c>/</c>.</param>
        /// <returns>The entry.</returns>
        /// <exception cref="DeliveryException">The name is none of a release, or the URL is not https.</exception>
        public static PublishedFile Of(string name, byte[] data, string version, string? baseUrl, string path)
        {
            string[] parts = name.Split('-', 4);
            string middle = $"-{version}.";
            int end = name.LastIndexOf(middle, StringComparison.Ordinal);
            if (!name.StartsWith(Prefix, StringComparison.Ordinal) || parts.Length < 4 || end < 0)
            {
                throw new DeliveryException(
                    $"'{name}' is no file of release {version}: its name is flipper-z-TARGET-TYPE-{version}.ENDING");
            }

            string target = parts[2];
            int typeAt = Prefix.Length + target.Length + 1;
            string type = typeAt <= end ? name[typeAt..end] : string.Empty;
            string ending = name[(end + middle.Length)..];
            return target.Length > 0 && type.Length > 0 && ending.Length > 0
                ? new PublishedFile(UrlOf(baseUrl, path), target, $"{type}_{ending}", PackageFile.Sha256(data))
                : throw new DeliveryException($"'{name}' is no file of release {version}: its name gives no target, type and ending");
        }

        private static string UrlOf(string? baseUrl, string path)
        {
            string escaped = string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
            if (baseUrl == null)
            {
                return escaped;
            }

            return Uri.TryCreate(baseUrl, UriKind.Absolute, out Uri? url)
                && SafeUrl.IsAllowed(url)
                && url.Query.Length + url.Fragment.Length == 0
                ? $"{url.AbsoluteUri.TrimEnd('/')}/{escaped}"
                : throw new DeliveryException($"--base-url {baseUrl}: give an https URL of a folder");
        }
    }
}
