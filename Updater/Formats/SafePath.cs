namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>The rule for names that come from a file and become paths on the device.</summary>
    public static class SafePath
    {
        /// <summary>The longest path, in characters, that is taken from a file.</summary>
        public const int MaxLength = 255;

        // Not FAT names, path separators of other systems, drives.
        private const string Refused = "\\:*?\"<>|";

        /// <summary>
        /// Tells whether a path is relative and stays below the directory it is put into: components separated by <c>/</c>,
        /// none of them empty, <c>.</c> or <c>..</c>, no control characters and none of <c>\ : * ? " &lt; &gt; |</c>.
        /// </summary>
        /// <param name="path">The path.</param>
        /// <returns><see langword="true"/> when it may be used.</returns>
        public static bool IsSafe(string path)
        {
            if (path.Length == 0 || path.Length > MaxLength)
            {
                return false;
            }

            int start = 0;
            for (int i = 0; i <= path.Length; i++)
            {
                if (i == path.Length || path[i] == '/')
                {
                    int length = i - start;
                    if (length == 0 || (path[start] == '.' && (length == 1 || (length == 2 && path[start + 1] == '.'))))
                    {
                        return false;
                    }

                    start = i + 1;
                }
                else if (path[i] < ' ' || path[i] == 0x7F || Refused.IndexOf(path[i]) >= 0)
                {
                    return false;
                }
            }

            return true;
        }
    }
}
