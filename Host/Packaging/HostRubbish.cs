namespace FlipperUpdaterNano.Packaging
{
    /// <summary>Files that desktop systems leave in folders and archives. Such files are not part of a package.</summary>
    public static class HostRubbish
    {
        private static readonly HashSet<string> s_names = new(StringComparer.OrdinalIgnoreCase)
        {
            ".DS_Store", "Thumbs.db", "desktop.ini", "__MACOSX", ".Spotlight-V100", ".Trashes", ".fseventsd", "System Volume "
            + "Information", "$RECYCLE.BIN",
        };

        /// <summary>Determines whether a name belongs to a file left by a desktop system.</summary>
        /// <param name="name">Name of a file or folder, without its path.</param>
        /// <returns>True also for a name that begins with <c>._</c>, the prefix of AppleDouble files of macOS.</returns>
        public static bool Is(string name) => s_names.Contains(name) || name.StartsWith("._", StringComparison.Ordinal);
    }
}
