namespace FlipperUpdaterNano.HostFileSystem
{
    /// <summary>Operations for replacing the content of a folder atomically while keeping unchanged files.</summary>
    public static class HostFolder
    {
        /// <summary>Exchanges two folders atomically.</summary>
        /// <param name="other">The other folder, which must be on the same file system.</param>
        /// <returns>
        /// <see langword="false"/> if the host or the file system does not support the exchange; in that case nothing is changed.
        /// </returns>
        public static bool TryExchange(string one, string other)
        {
            return OperatingSystem.IsLinux()
                && Libc.RenameAt2(Libc.CurrentDirectory, one, Libc.CurrentDirectory, other, Libc.Exchange) == 0;
        }

        /// <summary>Creates a hard link instead of a copy; content, mode and times are shared.</summary>
        /// <param name="from">Path of the existing entry, which must not be a directory; a symbolic link is not followed.</param>
        /// <param name="to">Path of the new link, which must be on the same file system.</param>
        /// <returns>false if the host or the file system cannot create a hard link.</returns>
        public static bool TryLink(string from, string to) => OperatingSystem.IsLinux() && Libc.Link(from, to) == 0;

        /// <summary>Copies the entries of a folder, except those with given names; links are copied as links.</summary>
        /// <param name="to">The destination, which must be an existing folder.</param>
        /// <param name="except">Names in the top-level folder that are not copied.</param>
        public static void CopyContents(string from, string to, IReadOnlySet<string> except)
        {
            foreach (
                FileSystemInfo entry in new DirectoryInfo(from).EnumerateFileSystemInfos().Where(entry => !except.Contains(entry.Name)))
            {
                string copy = Path.Combine(to, entry.Name);
                if (entry is DirectoryInfo { LinkTarget: null })
                {
                    Directory.CreateDirectory(copy);
                    CopyMode(entry.FullName, copy);
                    CopyContents(entry.FullName, copy, new HashSet<string>());
                }
                else if (entry.LinkTarget is { } target)
                {
                    File.CreateSymbolicLink(copy, target);
                }
                else if (!TryLink(entry.FullName, copy) && HostEntry.KindOf(entry.FullName) == HostEntryKind.File)
                {
                    File.Copy(entry.FullName, copy);
                }
            }
        }

        /// <summary>Copies the access rights of one entry to another; does nothing if either is missing.</summary>
        /// <param name="to">The entry to change.</param>
        public static void CopyMode(string from, string to)
        {
            if (!OperatingSystem.IsWindows() && Path.Exists(from) && Path.Exists(to))
            {
                UnixFileMode mode = File.GetUnixFileMode(from);
                if (File.GetUnixFileMode(to) != mode)
                {
                    File.SetUnixFileMode(to, mode);
                }
            }
        }
    }
}
