using FlipperUpdaterNano.Delivery.Channels;
using FlipperUpdaterNano.Delivery.Releases;
using FlipperUpdaterNano.HostFileSystem;
using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Delivery.Publishing
{
    /// <summary>
    /// The static tree of an update server: <c>directory.json</c>, and files that never change, stored as <c>files/SHA256/NAME</c>.
    /// </summary>
    /// <remarks>
    /// | power loss | readers of the site see |
    /// | while files are written | the old list, which does not refer to unfinished files |
    /// | while the list is written | the old list or the new list, because the list is replaced atomically |
    /// </remarks>
    /// <param name="folder">The root folder; created if missing.</param>
    public sealed class UpdateSite(string folder)
    {
        private const string FilesFolder = "files";

        private string ListPath => Path.Combine(folder, DirectoryEditor.FileName);

        /// <summary>Publishes a version: its files first, then the list.</summary>
        /// <param name="channel">Id or short name of the channel.</param>
        /// <param name="files">Contents of the version's files, by release file name.</param>
        /// <param name="baseUrl">URL of the root folder; <see langword="null"/> for relative URLs.</param>
        /// <param name="mayReplace">Whether a file in the list may be replaced by a file with a different SHA-256.</param>
        /// <returns>The path of each file, relative to the root folder, by file name.</returns>
        /// <exception cref="DeliveryException">The existing list cannot be read, or a name is not that of a release file.</exception>
        /// <exception cref="RefusalException">
        /// A listed file would change its SHA-256, but <paramref name="mayReplace"/> is false; nothing is written.
        /// </exception>
        public IReadOnlyDictionary<string, string> Publish(
            string channel, PublishedVersion version, IReadOnlyDictionary<string, byte[]> files, string? baseUrl, bool mayReplace)
        {
            // All checks precede the first write.
            Dictionary<string, string> paths = new(StringComparer.Ordinal);
            List<PublishedFile> entries = [];
            foreach ((string name, byte[] data) in files)
            {
                string path = $"{FilesFolder}/{PackageFile.Sha256(data)}/{name}";
                paths.Add(name, path);
                entries.Add(PublishedFile.Of(name, data, version.Version, baseUrl, path));
            }

            using DirectoryFile list = DirectoryFile.Open(ListPath);
            list.List.Add(channel, version, entries, mayReplace);
            foreach ((string name, byte[] data) in files)
            {
                WriteFile(Path.Combine(folder, paths[name]), data);
            }

            list.Write();
            return paths;
        }

        // A file that exists in the folder of its digest has the correct contents, unless the disk has corrupted it.
        private static void WriteFile(string path, byte[] data)
        {
            if (!File.Exists(path) || new FileInfo(path).Length != data.Length || !File.ReadAllBytes(path).AsSpan().SequenceEqual(data))
            {
                WholeFile.Write(path, data);
            }
        }
    }
}
