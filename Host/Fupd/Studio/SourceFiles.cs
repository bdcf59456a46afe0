namespace FlipperUpdaterNano.Fupd.Studio
{
    /// <summary>Detects changes to the sources of <c>updater.bin</c>.</summary>
    internal static class SourceFiles
    {
        /// <summary>The folders of the checkout from which the image is built, in addition to the updater's folder.</summary>
        public static readonly string[] OtherFolders = ["Hal", "Native", "boards", "Host/Linker"];

        /// <summary>Determines whether the sources in a folder have changed since a given time.</summary>
        /// <returns>Whether a file was written, added or deleted.</returns>
        // Adding or deleting a file changes the write time of its folder. The write time of a folder that contains obj
        // is ignored, because builds change it.
        public static bool IsChangedSince(string folder, DateTime time) => new DirectoryInfo(folder)
            .EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
            .Where(item => !Path.GetRelativePath(folder, item.FullName).Split(Path.DirectorySeparatorChar)
                .Any(part => part is "bin" or "obj"))
            .Any(item => item.LastWriteTimeUtc > time && !Directory.Exists(Path.Combine(item.FullName, "obj")));
    }
}
