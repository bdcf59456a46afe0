using FlipperUpdaterNano.Delivery.Channels;
using FlipperUpdaterNano.Delivery.Releases;
using FlipperUpdaterNano.HostFileSystem;
using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Delivery.Publishing
{
    /// <summary>
    /// The static tree of an update server: <c>directory.json</c>, and <c>files/SHA256/NAME</c>, of which none ever changes.
    /// </summary>
    /// <remarks>
    /// | power is lost | readers of the site see |
    /// | while files are written | the list as it was; an unfinished file is named by no list |
    /// | while the list is written | the list as it was, or the new one: it is replaced in one step |
    /// </remarks>
    /// <param name="folder">The root; it is made when it is missing.</param>
    public sealed class UpdateSite(string folder)
    {
        private const string FilesFolder = "files";

        private string ListPath => Path.Combine(folder, DirectoryEditor.FileName);

        /// <summary>Publishes a version: its files first, then the list.</summary>
        /// <param name="channel">Channel, or its short name.</param>
        /// <param name="version">The version.</param>
        /// <param name="files">Its files by the names of a release.</param>
        /// <param name="baseUrl">URL of the root; <see langword="null"/> makes relative URLs.</param>
        /// <param name="mayReplace">Whether a file of the list may get another SHA-256.</param>
        /// <returns>Path of each file below the root, by name.</returns>
        /// <exception cref="DeliveryException">The list that is there cannot be read, or a name is none of a release.</exception>
        /// <exception cref="RefusalException">A file of the list has another SHA-256; nothing is written.</exception>
        public IReadOnlyDictionary<string, string> Publish(
            string channel, PublishedVersion version, IReadOnlyDictionary<string, byte[]> files, string? baseUrl, bool mayReplace)
        {
            // Everything that can be refused is, before anything is written.
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

        // What is there under its digest is right, unless the disk damaged it.
        private static void WriteFile(string path, byte[] data)
        {
            if (!File.Exists(path) || new FileInfo(path).Length != data.Length || !File.ReadAllBytes(path).AsSpan().SequenceEqual(data))
            {
                WholeFile.Write(path, data);
            }
        }
    }
}
