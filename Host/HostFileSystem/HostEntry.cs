using System.Buffers.Binary;

namespace FlipperUpdaterNano.HostFileSystem
{
    /// <summary>Examines entries of the host's file system without opening them.</summary>
    public static class HostEntry
    {
        // Offset of stx_mode in struct statx, whose layout is the same on all architectures (statx(2)).
        private const int ModeOffset = 28;
        private const int TypeMask = 0xF000;
        private const int RegularFile = 0x8000;
        private const int Directory = 0x4000;
        private const int SymbolicLink = 0xA000;
        private const int MostLinks = 40;

        /// <summary>Gets the kind of an entry without opening it.</summary>
        /// <param name="path">Path of the entry; a link is not followed.</param>
        /// <returns>The kind; on a host without statx, special files count as regular files.</returns>
        public static HostEntryKind KindOf(string path)
        {
            if (OperatingSystem.IsLinux())
            {
                return (ModeOf(path) & TypeMask) switch
                {
                    0 => HostEntryKind.Missing,
                    RegularFile => HostEntryKind.File,
                    Directory => HostEntryKind.Directory,
                    SymbolicLink => HostEntryKind.Link,
                    _ => HostEntryKind.Special,
                };
            }

            FileInfo file = new(path);
            return file.LinkTarget != null ? HostEntryKind.Link
                : file.Exists ? HostEntryKind.File
                : System.IO.Directory.Exists(path) ? HostEntryKind.Directory
                : HostEntryKind.Missing;
        }

        /// <summary>Gets the kind of the entry to which a path leads once all links are resolved.</summary>
        /// <returns>The kind; never <see cref="HostEntryKind.Link"/>.</returns>
        public static HostEntryKind TargetKindOf(string path)
        {
            return KindOf(path) is var kind and not HostEntryKind.Link ? kind
                : RealPath(path) is { } target ? KindOf(target)
                : HostEntryKind.Missing;
        }

        /// <summary>Resolves all links in the path of an entry.</summary>
        /// <returns>The absolute path without links, or <see langword="null"/> if the links form a cycle.</returns>
        public static string? RealPath(string path)
        {
            string rest = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
            for (int links = 0; links < MostLinks; links++)
            {
                if (FirstLink(rest) is not var (link, after))
                {
                    return rest;
                }

                string target = Path.Combine(Path.GetDirectoryName(link)!, new FileInfo(link).LinkTarget!);
                rest = Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(target, after)));
            }

            return null;
        }

        /// <summary>Determines whether an entry is inside a folder once all links in both paths are resolved.</summary>
        public static bool IsInside(string path, string folder)
        {
            string? root = RealPath(folder);
            return root != null
                && RealPath(path)?.StartsWith(root.TrimEnd('/') + Path.DirectorySeparatorChar, StringComparison.Ordinal) == true;
        }

        private static (string Link, string After)? FirstLink(string path)
        {
            for (int end = path.IndexOf(Path.DirectorySeparatorChar, 1); ; end = path.IndexOf(Path.DirectorySeparatorChar, end + 1))
            {
                string part = end < 0 ? path : path[..end];
                if (KindOf(part) == HostEntryKind.Link)
                {
                    return (part, end < 0 ? string.Empty : path[(end + 1)..]);
                }

                if (end < 0)
                {
                    return null;
                }
            }
        }

        private static int ModeOf(string path)
        {
            Span<byte> status = stackalloc byte[256];
            return Libc.Statx(Libc.CurrentDirectory, path, Libc.NoFollow, Libc.TypeOnly, ref status[0]) == 0
                ? BinaryPrimitives.ReadUInt16LittleEndian(status[ModeOffset..])
                : 0;
        }
    }
}
