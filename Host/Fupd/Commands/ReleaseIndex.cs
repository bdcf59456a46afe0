using System.CommandLine;
using FlipperUpdaterNano.Delivery.Channels;
using FlipperUpdaterNano.Delivery.Releases;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary>The list of versions to which <c>fupd release</c> adds the new release.</summary>
    /// <param name="Channel">Id or short name of the channel.</param>
    /// <param name="BaseUrl">URL of the folder that contains the files; <see langword="null"/> for relative URLs.</param>
    /// <param name="Changelog">Changelog of the version; may be empty.</param>
    internal sealed record ReleaseIndex(string File, string Channel, string? BaseUrl, string Changelog)
    {
        /// <summary>Reads the options. Checks early that the list can be read, because creating the release takes minutes.</summary>
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
                channel ?? throw new InputException("--index requires --channel: release, rc or dev"),
                result.GetValue(options.BaseUrl),
                options.ReadChangelog(result));
        }

        /// <summary>Locks the list, reads its current content, and adds a release in memory.</summary>
        /// <param name="timestamp">Time stamp of the release, as Unix time in seconds.</param>
        /// <param name="files">The files of the release by name.</param>
        /// <param name="mayReplace">Whether the SHA-256 of an already listed file may change.</param>
        /// <returns>The changed list, which the caller must write after the files to which it refers.</returns>
        /// <exception cref="Delivery.DeliveryException">Another process is changing the list, or the list cannot be read.</exception>
        /// <exception cref="Delivery.RefusalException">
        /// The SHA-256 of a listed file would change although <paramref name="mayReplace"/> is false.
        /// </exception>
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
