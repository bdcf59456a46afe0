using FlipperUpdaterNano.HostFileSystem;

namespace FlipperUpdaterNano.Packaging
{
    /// <summary>
    /// Reads a package, given the path of its folder, of its <c>update.fuf</c>, or of an archive (<see cref="PackageArchive"/>). In an
    /// archive, the manifest may be at most two folders deep. The contents are not validated, so even a package with a damaged manifest is
    /// read.
    /// </summary>
    public static class PackageReader
    {
        // Maximum length of a package folder's name, to which the stock packager also truncates the name.
        private const int LongestName = 80;

        // Maximum package size, far above that of any real package.
        private const long LargestPackage = 256L * 1024 * 1024;

        // Maximum depth of the manifest in an archive: the package folder, and a folder around it that an unpacking tool may have created.
        private const int DeepestFolder = 2;
        private static readonly string[] s_archiveEndings = [".tgz", ".tar.gz", ".tar", ".zip"];

        /// <summary>Reads a package.</summary>
        /// <param name="path">Path of the package folder, of its manifest, or of an archive.</param>
        /// <exception cref="PackagingException">No package is found, or the archive is damaged or unsafe.</exception>
        public static Package Read(string path)
        {
            try
            {
                if (Directory.Exists(path))
                {
                    return ReadFolder(path, PackageFiles.Manifest);
                }

                switch (HostEntry.TargetKindOf(path))
                {
                    case HostEntryKind.Missing:
                        throw new PackagingException($"package {path}: no such file or folder");
                    case HostEntryKind.Special:
                        throw new PackagingException($"package {path}: this is a FIFO, socket or device; give a folder or a file");
                }

                return path.EndsWith(".fuf", StringComparison.OrdinalIgnoreCase)
                    ? ReadFolder(Path.GetDirectoryName(Path.GetFullPath(path))!, Path.GetFileName(path))
                    : FindPackage(path, PackageArchive.Read(path, LargestPackage));
            }
            catch (Exception error) when (HostError.Is(error))
            {
                throw new PackagingException($"package {path} cannot be read: {HostError.Reason(error)}");
            }
        }

        private static Package ReadFolder(string folder, string manifestName)
        {
            if (!File.Exists(Path.Combine(folder, manifestName)))
            {
                throw new PackagingException($"package {folder}: the folder contains no {manifestName}");
            }

            Package package = new(manifestName, FolderName(Path.GetFullPath(folder)));
            long total = 0;
            foreach (string file in Directory.EnumerateFileSystemEntries(folder).Order(StringComparer.Ordinal))
            {
                string name = Path.GetFileName(file);
                if (HostRubbish.Is(name) || !IsFile(file, folder))
                {
                    package.PassedOver.Add(Directory.Exists(file) ? name + "/" : name);
                }
                else
                {
                    total += new FileInfo(HostEntry.RealPath(file)!).Length;
                    CheckSize(folder, total);
                    package.Files[name] = File.ReadAllBytes(file);
                }
            }

            return package;
        }

        private static bool IsFile(string file, string folder)
        {
            if (HostEntry.KindOf(file) == HostEntryKind.Link && !HostEntry.IsInside(file, folder))
            {
                throw new PackagingException(
                    $"package {folder}: '{Path.GetFileName(file)}' is a link that leaves the folder and is not followed; put a copy in its "
                    + "place");
            }

            return HostEntry.TargetKindOf(file) switch
            {
                HostEntryKind.File => true,
                HostEntryKind.Directory => false,
                HostEntryKind.Missing =>
                    throw new PackagingException($"package {folder}: '{Path.GetFileName(file)}' is a broken link; remove it"),
                _ =>
                    throw new PackagingException(
                        $"package {folder}: '{Path.GetFileName(file)}' is a FIFO, socket or device, not allowed in a package; remove it"),
            };
        }

        private static void CheckSize(string path, long total)
        {
            if (total > LargestPackage)
            {
                throw new PackagingException(
                    $"package {path}: its files exceed {LargestPackage >> 20} MiB; no update package is that large");
            }
        }

        private static Package FindPackage(string path, ArchiveEntries entries)
        {
            string? manifest = entries.Files.Keys.Where(name => Path.GetFileName(name) == PackageFiles.Manifest).MinBy(
                name => name.Count(character => character == '/'));
            if (manifest == null || manifest.Count(character => character == '/') > DeepestFolder)
            {
                throw new PackagingException(
                    $"package {path}: there is no {PackageFiles.Manifest} in the archive or in its top-level folders");
            }

            string prefix = manifest[..^PackageFiles.Manifest.Length];
            Package package = new(PackageFiles.Manifest, FolderName(prefix.Length > 0 ? prefix.TrimEnd('/') : WithoutEnding(path)));
            package.PassedOver.AddRange(entries.PassedOver);

            // All folders except the package folder and its parents.
            package.PassedOver.AddRange(entries.Folders.Where(name => !prefix.StartsWith(name, StringComparison.Ordinal)));
            foreach ((string name, byte[] data) in entries.Files)
            {
                if (name.StartsWith(prefix, StringComparison.Ordinal) && name.IndexOf('/', prefix.Length) < 0)
                {
                    package.Files[name[prefix.Length..]] = data;
                }
                else
                {
                    package.PassedOver.Add(name);
                }
            }

            return package;
        }

        private static string WithoutEnding(string path)
        {
            string name = Path.GetFileName(path);
            string? ending = s_archiveEndings.FirstOrDefault(known => name.EndsWith(known, StringComparison.OrdinalIgnoreCase));
            return ending == null ? Path.GetFileNameWithoutExtension(name) : name[..^ending.Length];
        }

        /// <summary>
        /// Derives a folder name for the card from a file name of the host: at most 80 characters, all of which FAT can hold.
        /// </summary>
        /// <param name="path">The file name, or a path that ends with it.</param>
        public static string FolderName(string path)
        {
            char[] name = Path.GetFileName(path.TrimEnd('/')).Select(c => c is < ' ' or > '~' || @"\/:*?""<>|".Contains(c)
                ? '_'
                : c).ToArray();
            string text = new string(name, 0, Math.Min(name.Length, LongestName)).TrimEnd('.', ' ').TrimStart(' ');
            return text.Length == 0 ? "package" : text;
        }
    }
}
