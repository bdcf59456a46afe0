namespace FlipperUpdaterNano.HostFileSystem
{
    /// <summary>Operations on folders that replace their content in one step and keep what did not change.</summary>
    public static class HostFolder
    {
        /// <summary>Exchanges two folders in one step of the file system.</summary>
        /// <param name="one">One folder.</param>
        /// <param name="other">The other, on the same file system.</param>
        /// <returns><see langword="false"/> where the host or the file system has no such step; nothing was changed then.</returns>
        public static bool TryExchange(string one, string other)
        {
            return OperatingSystem.IsLinux()
                && Libc.RenameAt2(Libc.CurrentDirectory, one, Libc.CurrentDirectory, other, Libc.Exchange) == 0;
        }

        /// <summary>Gives an entry a second name instead of copying it: its bytes, mode and times stay.</summary>
        /// <param name="from">The entry, no directory; a link is not followed.</param>
        /// <param name="to">The new name, on the same file system.</param>
        /// <returns><see langword="false"/> where that is not possible.</returns>
        public static bool TryLink(string from, string to) => OperatingSystem.IsLinux() && Libc.Link(from, to) == 0;

        /// <summary>Copies every entry of a folder except named ones; links are copied as links.</summary>
        /// <param name="from">The folder.</param>
        /// <param name="to">The copy; exists already.</param>
        /// <param name="except">Names that are left out at the top.</param>
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

        /// <summary>Gives an entry the access rights of another; does nothing where either is missing.</summary>
        /// <param name="from">The entry whose rights are taken.</param>
        /// <param name="to">The entry that gets them.</param>
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
