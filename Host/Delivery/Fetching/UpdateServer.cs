using FlipperUpdaterNano.Delivery.Channels;
using FlipperUpdaterNano.HostFileSystem;

namespace FlipperUpdaterNano.Delivery.Fetching
{
    /// <summary>An update server, identified by the URL of its release list.</summary>
    public sealed class UpdateServer
    {
        private static readonly Dictionary<string, string> s_known = new(StringComparer.OrdinalIgnoreCase)
        {
            ["official"] = "https://update.flipperzero.one/firmware/directory.json",
            ["momentum"] = "https://up.momentum-fw.dev/firmware/directory.json",
        };

        private UpdateServer(Uri list) => List = list;

        /// <summary>Gets the names of known servers, for messages.</summary>
        public static string Names => string.Join(", ", s_known.Keys);

        /// <summary>Gets the URL of the server's release list (<c>directory.json</c>).</summary>
        public Uri List { get; }

        /// <summary>Returns the server with a name or URL.</summary>
        /// <param name="text">A known name, the URL of a release list, or the URL of a folder with a <c>directory.json</c>.</param>
        /// <exception cref="DeliveryException"><paramref name="text"/> is neither a known name nor an accepted URL.</exception>
        public static UpdateServer Parse(string text)
        {
            string address = s_known.GetValueOrDefault(text, text);
            if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? url) || !address.Contains("://", StringComparison.Ordinal))
            {
                throw new DeliveryException($"--server {text}: give an https URL, or one of {Names}");
            }

            if (!SafeUrl.IsAllowed(url))
            {
                throw new DeliveryException(
                    $"--server {text}: only https is trusted (for tests, local files and http to this machine are accepted)");
            }

            return new UpdateServer(url.AbsolutePath.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
                ? url
                : new Uri($"{url.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{DirectoryEditor.FileName}"));
        }

        /// <summary>Downloads and parses the release list.</summary>
        /// <exception cref="DeliveryException">The list cannot be downloaded or read.</exception>
        public ServerDirectory Read()
        {
            string folder = TemporaryFolders.Create("fupd-list-");
            try
            {
                string file = Path.Combine(folder, DirectoryEditor.FileName);
                Download download = new(List, ServerDirectory.LargestList, null);
                download.Run(file);
                return ServerDirectory.Parse(File.ReadAllBytes(file), download.FinalUrl ?? List);
            }
            finally
            {
                TemporaryFolders.Delete(folder);
            }
        }
    }
}
