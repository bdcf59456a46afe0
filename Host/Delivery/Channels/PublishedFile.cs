using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Delivery.Channels
{
    /// <summary>Describes a file to be added to a list as part of a version.</summary>
    /// <param name="Url">URL of the file, absolute or relative to the list.</param>
    /// <param name="Target">Hardware target, <c>f7</c> or <c>any</c>.</param>
    /// <param name="Type">Type and extension, such as <c>update_tgz</c>.</param>
    /// <param name="Sha256">SHA-256, 64 hex digits.</param>
    public sealed record PublishedFile(string Url, string Target, string Type, string Sha256)
    {
        /// <summary>
        /// Creates the description of a release file from its name, <c>flipper-z-TARGET-TYPE-VERSION.ENDING</c>, and its contents.
        /// </summary>
        /// <param name="data">Contents of the file, from which the SHA-256 is computed.</param>
        /// <param name="version">The version that the name must contain.</param>
        /// <param name="baseUrl">URL of the root folder, or <see langword="null"/> for a relative URL.</param>
        /// <param name="path">Path of the file relative to the root folder, with <c>/</c> as the separator.</param>
        /// <exception cref="DeliveryException">The name is not that of a release file, or the URL is not https.</exception>
        public static PublishedFile Of(string name, byte[] data, string version, string? baseUrl, string path)
        {
            (string target, string type) = PartsOf(name, version)
                ?? throw new DeliveryException(
                    $"'{name}' is not a file of release {version}, named flipper-z-TARGET-TYPE-{version}.ENDING");
            return new PublishedFile(UrlOf(baseUrl, path), target, type, PackageFile.Sha256(data));
        }

        /// <summary>Parses the name of a release file, <c>flipper-z-TARGET-TYPE-VERSION.ENDING</c>.</summary>
        /// <param name="version">
        /// The complete version. For example, 1.0 matches neither the files of version 1.0.1 nor those of version x-1.0.
        /// </param>
        /// <returns>
        /// The target, and the type with extension, such as <c>update_tgz</c>; <see langword="null"/> for any other name.
        /// </returns>
        public static (string Target, string Type)? PartsOf(string name, string version)
        {
            // The target, type and extension contain neither hyphens nor dots, but the version may contain both.
            string[] parts = name.Split('-', 5);
            string middle = $"{version}.";
            if (parts.Length < 5 || parts[0] != "flipper" || parts[1] != "z" || parts[2].Length == 0 || parts[3].Length == 0
                || !parts[4].StartsWith(middle, StringComparison.Ordinal))
            {
                return null;
            }

            string ending = parts[4][middle.Length..];
            return ending.Length > 0 && !ending.Contains('.') && !ending.Contains('-') ? (parts[2], $"{parts[3]}_{ending}") : null;
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
                : throw new DeliveryException($"--base-url {baseUrl}: give the https URL of a folder");
        }
    }
}
