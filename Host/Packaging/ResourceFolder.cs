using System.Text;
using FlipperUpdaterNano.HostFileSystem;

namespace FlipperUpdaterNano.Packaging
{
    /// <summary>A directory of resources in memory. The root of the tree is installed as the root of the card.</summary>
    public sealed class ResourceFolder
    {
        /// <summary>Gets the sub-directories by name, sorted bytewise.</summary>
        public SortedDictionary<string, ResourceFolder> Folders { get; } = new(BytewiseOrder.Instance);

        /// <summary>Gets the files by name, sorted bytewise.</summary>
        public SortedDictionary<string, byte[]> Files { get; } = new(BytewiseOrder.Instance);

        /// <summary>Reads a directory of the host.</summary>
        /// <exception cref="PackagingException">The card cannot hold a name or an entry.</exception>
        public static ResourceFolder Load(string path)
        {
            try
            {
                return Load(new DirectoryInfo(path), string.Empty);
            }
            catch (Exception refused) when (HostError.Is(refused))
            {
                throw new PackagingException($"resources {path} cannot be read: {HostError.Reason(refused)}");
            }
        }

        /// <summary>Gets the paths of the files left by desktop systems (HostRubbish) that <see cref="Load(string)"/> skipped.</summary>
        public List<string> LeftOut { get; } = [];

        /// <summary>Adds a file and its parent directories.</summary>
        /// <param name="path">Relative path with <c>/</c>.</param>
        /// <param name="data">Content of the file.</param>
        /// <returns>The same directory, for chaining calls.</returns>
        public ResourceFolder Add(string path, byte[] data)
        {
            int slash = path.LastIndexOf('/');
            string name = path[(slash + 1)..];
            CheckName(name, path);
            (slash < 0 ? this : AddFolder(path[..slash])).Files[name] = data;
            return this;
        }

        /// <summary>Adds a directory, which may already exist, and its parent directories.</summary>
        /// <param name="path">Relative path with <c>/</c>.</param>
        public ResourceFolder AddFolder(string path)
        {
            ResourceFolder folder = this;
            foreach (string name in path.Split('/'))
            {
                if (!folder.Folders.TryGetValue(name, out ResourceFolder? next))
                {
                    folder.Folders.Add(name, next = new ResourceFolder());
                }

                folder = next;
            }

            return folder;
        }

        /// <summary>Determines whether a FAT card can hold a name.</summary>
        /// <param name="name">The name, without its path.</param>
        public static bool IsFatName(string name) =>
            name is not ("" or "." or "..")
            && !name.Any(character => character < ' ' || @"\:*?""<>|".Contains(character))
            && name[^1] is not ('.' or ' ');

        private static ResourceFolder Load(DirectoryInfo directory, string prefix)
        {
            ResourceFolder folder = new();
            HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
            foreach (FileSystemInfo entry in directory.EnumerateFileSystemInfos())
            {
                string path = prefix + entry.Name;
                if (HostRubbish.Is(entry.Name))
                {
                    folder.LeftOut.Add(path);
                    continue;
                }

                CheckEntry(entry, path, names);
                if (entry is DirectoryInfo child)
                {
                    ResourceFolder inner = Load(child, path + "/");
                    folder.LeftOut.AddRange(inner.LeftOut);
                    folder.Folders.Add(entry.Name, inner);
                }
                else if (HostEntry.KindOf(entry.FullName) != HostEntryKind.File)
                {
                    throw new PackagingException(
                        $"resources: '{path}' is not a regular file, or its name is not UTF-8; remove or rename it");
                }
                else
                {
                    folder.Files.Add(entry.Name, File.ReadAllBytes(entry.FullName));
                }
            }

            return folder;
        }

        private static void CheckEntry(FileSystemInfo entry, string path, HashSet<string> names)
        {
            CheckName(entry.Name, path);
            if (!names.Add(entry.Name))
            {
                throw new PackagingException(
                    $"resources: '{path}' differs from another name only in case, which a FAT card cannot hold; rename one");
            }

            if (entry.LinkTarget != null)
            {
                throw new PackagingException(
                    $"resources: '{path}' is a link, which FAT cannot hold; replace it with its target");
            }
        }

        private static void CheckName(string name, string path)
        {
            if (Encoding.UTF8.GetByteCount(path) > PackageFiles.NameLimit)
            {
                throw new PackagingException(
                    $"resources: the name '{path}' is longer than {PackageFiles.NameLimit} bytes, which the archive cannot hold; shorten "
                    + "it");
            }

            if (!IsFatName(name))
            {
                throw new PackagingException($"resources: the name '{path}' cannot be stored on a FAT card; rename it");
            }
        }
    }
}
