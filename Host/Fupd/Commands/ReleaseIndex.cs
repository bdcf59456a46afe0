using System.CommandLine;
using FlipperUpdaterNano.Delivery.Channels;
using FlipperUpdaterNano.Delivery.Releases;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary>The list of versions to which <c>fupd release</c> adds a release.</summary>
    /// <param name="Channel">Id or short name of the channel.</param>
    /// <param name="BaseUrl">URL of the folder with the files; <see langword="null"/> for relative URLs.</param>
    /// <param name="Changelog">Changelog of the version; may be empty.</param>
    internal sealed record ReleaseIndex(string File, string Channel, string? BaseUrl, string Changelog)
    {
        /// <summary>Reads the options. Also checks that the list can be read, because creating the release takes minutes.</summary>
        /// <param name="result">The parsed command line.</param>
        /// <returns>The list; <see langword="null"/> if <c>--index</c> is not given.</returns>
        /// <exception cref="InputException">An option is missing.</exception>
        public static ReleaseIndex? Read(IndexOptions options, ParseResult result)
        {
            string? file = result.GetValue(options.File);
            string? channel = result.GetValue(options.Channel);
            if (file == null)
            {
                return channel == null && result.GetValue(options.BaseUrl) == null
                    ? null
                    : throw new InputException("--channel and --base-url require --index, which is missing");
            }

            _ = DirectoryFile.Read(file);
            return new ReleaseIndex(
                file,
                channel ?? throw new InputException("--index needs --channel: release, rc or dev"),
                result.GetValue(options.BaseUrl),
                options.ReadChangelog(result));
        }

        /// <summary>Locks the list, reads its current content, and adds a release in memory.</summary>
        /// <param name="timestamp">Unix time in seconds.</param>
        /// <param name="files">The files of the release by name.</param>
        /// <param name="mayReplace">Whether the SHA-256 of a file that is already in the list may change.</param>
        /// <returns>The changed list, to be written after the files to which it refers.</returns>
        /// <exception cref="Delivery.DeliveryException">Another process is changing the list, or the list cannot be read.</exception>
        /// <exception cref="Delivery.RefusalException">A file in the list has a different SHA-256.</exception>
        public DirectoryFile Enter(
            ReleaseVersion version, long timestamp, IReadOnlyDictionary<string, byte[]> files, bool mayReplace)
        {
            PublishedFile[] entries =
                [.. files.Select(file => PublishedFile.Of(file.Key, file.Value, version.Text, BaseUrl, file.Key))];
            DirectoryFile list = DirectoryFile.Open(File);
            try
            {
                list.List.Add(Channel, new PublishedVersion(version.Text, Changelog, timestamp), entries, mayReplace);
                return list;
            }
            catch
            {
                list.Dispose();
                throw;
            }
        }
    }
}
