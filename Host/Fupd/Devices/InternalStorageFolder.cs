namespace FlipperUpdaterNano.Fupd.Devices
{
    /// <summary>A folder of this machine, to become /int.</summary>
    internal sealed record InternalStorageFolder(IReadOnlyDictionary<string, byte[]> Files, IReadOnlyList<string> Directories)
    {
        /// <summary>Reads a folder with everything in it.</summary>
        /// <param name="path">The folder.</param>
        /// <returns>Its files by path with <c>/</c>, and its directories.</returns>
        public static InternalStorageFolder Load(string path)
        {
            Dictionary<string, byte[]> files = [];
            List<string> directories = [];
            foreach (FileSystemInfo entry in new DirectoryInfo(path).EnumerateFileSystemInfos("*", SearchOption.AllDirectories))
            {
                string name = Path.GetRelativePath(path, entry.FullName).Replace(Path.DirectorySeparatorChar, '/');
                if (entry is DirectoryInfo)
                {
                    directories.Add(name);
                }
                else
                {
                    files.Add(name, File.ReadAllBytes(entry.FullName));
                }
            }

            return new InternalStorageFolder(files, directories);
        }
    }
}
