namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>Validates names that are read from packages and become paths on the device.</summary>
    public static class SafePath
    {
        /// <summary>The longest accepted path, in characters.</summary>
        public const int MaxLength = 255;

        // The refused characters: 32 spaces (which MakeRefused replaces with the control characters), DEL, characters that are invalid on
        // FAT, path separators of other systems, and drive separators.
        private const string Refused = "                                \u007F\\:*?\"<>|";

        private static readonly char[] s_refused = MakeRefused();

        /// <summary>
        /// Determines whether a path is relative and stays within the directory to which it is appended: components separated by <c>/</c>,
        /// none of them empty, <c>.</c> or <c>..</c>, no control characters and none of <c>\ : * ? " &lt; &gt; |</c>.
        /// </summary>
        public static bool IsSafe(string path)
        {
            if (path.Length > MaxLength || path.IndexOfAny(s_refused) >= 0)
            {
                return false;
            }

            // The components are checked one by one only if at least one of them is empty or begins with a dot.
            return path.Length != 0 && path[0] != '/' && path[path.Length - 1] != '/' && path.IndexOf("//") < 0
                && ((path[0] != '.' && path.IndexOf("/.") < 0) || HasOnlyNames(path));
        }

        /// <summary>
        /// Returns the path at the start of a string. The path ends at the first control character, and trailing spaces are removed, as
        /// FatFs does with the paths of the stock loader.
        /// </summary>
        /// <param name="text">The string, for example a line.</param>
        public static string First(string text)
        {
            int end = text.IndexOfAny(s_refused);
            end = end >= 0 && text[end] < ' ' ? end : text.Length;
            while (end > 0 && text[end - 1] == ' ')
            {
                end--;
            }

            return text.Substring(0, end);
        }

        private static bool HasOnlyNames(string path)
        {
            int end;
            for (int start = 0; start <= path.Length; start = end + 1)
            {
                end = path.IndexOf('/', start);
                end = end < 0 ? path.Length : end;
                int length = end - start;
                if (length == 0 || (path[start] == '.' && (length == 1 || (length == 2 && path[start + 1] == '.'))))
                {
                    return false;
                }
            }

            return true;
        }

        private static char[] MakeRefused()
        {
            char[] refused = Refused.ToCharArray();
            for (int i = 0; i < ' '; i++)
            {
                refused[i] = (char)i;
            }

            return refused;
        }
    }
}
