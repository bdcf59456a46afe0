using System.Formats.Tar;
using System.Text;

namespace FlipperUpdaterNano.Packaging
{
    /// <summary>
    /// The resources of an adopted package: the tar entries that a FAT card can hold, and the reasons why other entries were dropped.
    /// </summary>
    public sealed class AdoptedResources
    {
        private const long LargestTar = 256L * 1024 * 1024;
        private readonly List<string> _dropped = [];

        // The tar entry for each path on the card. Paths that differ only in case collide.
        private readonly Dictionary<string, (string Path, bool IsFolder)> _taken = new(StringComparer.OrdinalIgnoreCase);

        private AdoptedResources()
        {
        }

        /// <summary>Gets the tree of kept resources.</summary>
        public ResourceFolder Root { get; } = new();

        /// <summary>Gets, for each dropped entry, one sentence that states the reason.</summary>
        public IReadOnlyList<string> Dropped => _dropped;

        /// <summary>Reads the resources from a tar archive.</summary>
        /// <param name="tar">The content of the archive.</param>
        /// <exception cref="InvalidDataException">The archive is damaged.</exception>
        public static AdoptedResources Read(byte[] tar)
        {
            AdoptedResources resources = new();
            try
            {
                TarHeaders.Check(new MemoryStream(tar), LargestTar);
                using TarReader reader = new(new MemoryStream(tar));
                while (reader.GetNextEntry() is { } entry)
                {
                    resources.Add(entry);
                }
            }
            catch (Exception error) when (error is EndOfStreamException or FormatException or NotSupportedException or ArgumentException
                or OverflowException)
            {
                throw new InvalidDataException(error.Message.ReplaceLineEndings(" "));
            }

            return resources;
        }

        /// <summary>Creates the resource <c>Manifest</c>, or keeps the existing Manifest if it is correct.</summary>
        /// <param name="isKept">Receives whether the existing Manifest was kept.</param>
        /// <returns>The text of the Manifest. A new Manifest receives the timestamp of the old one.</returns>
        public string MakeManifest(out bool isKept)
        {
            string? old = Root.Files.TryGetValue(ResourceManifest.FileName, out byte[]? list) ? Encoding.UTF8.GetString(list) : null;
            string text = ResourceManifest.Write(Root, TimestampOf(old));
            isKept = text == old;
            return text;
        }

        private static long TimestampOf(string? manifest)
        {
            const string key = "T:";
            string? line = manifest?.Split('\n').FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal));
            return long.TryParse(line?[key.Length..].Trim(), out long seconds) && seconds >= 0 ? seconds : 0;
        }

        private void Add(TarEntry entry)
        {
            string[] parts = entry.Name.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".").ToArray();
            string path = string.Join('/', parts);
            if (parts.Length == 0 || parts.Any(HostRubbish.Is))
            {
                return;
            }

            bool isFolder = entry.EntryType == TarEntryType.Directory;
            bool isFile = entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile;
            if (entry.EntryType is TarEntryType.GlobalExtendedAttributes)
            {
                return;
            }

            string? reason = isFolder || isFile ? FaultOf(parts, path, isFolder) : "it is neither a file nor a folder";
            if (reason != null)
            {
                _dropped.Add($"'{path}' dropped: {reason}");
            }
            else if (isFolder)
            {
                Root.AddFolder(path);
            }
            else
            {
                byte[] data = new byte[entry.Length];
                entry.DataStream?.ReadExactly(data);
                Root.Add(path, data);
            }
        }

        private string? FaultOf(string[] parts, string path, bool isFolder)
        {
            if (Encoding.UTF8.GetByteCount(path) > PackageFiles.NameLimit)
            {
                return $"its path is longer than {PackageFiles.NameLimit} bytes";
            }

            for (int i = 1; i <= parts.Length; i++)
            {
                if (!ResourceFolder.IsFatName(parts[i - 1]))
                {
                    return $"a FAT card cannot hold the name '{parts[i - 1]}'";
                }

                string prefix = string.Join('/', parts[..i]);
                bool needsFolder = isFolder || i < parts.Length;
                if (_taken.TryGetValue(prefix, out (string Path, bool IsFolder) other)
                    && (other.Path != prefix || other.IsFolder != needsFolder))
                {
                    return other.Path == prefix
                        ? $"the archive has both a file and a folder '{prefix}'"
                        : $"'{prefix}' differs from '{other.Path}' only in case, which a FAT card cannot hold";
                }
            }

            for (int i = 1; i <= parts.Length; i++)
            {
                _taken[string.Join('/', parts[..i])] = (string.Join('/', parts[..i]), isFolder || i < parts.Length);
            }

            return null;
        }
    }
}
