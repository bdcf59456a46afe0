namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>Validates names from packages that become paths on the device.</summary>
    public static class SafePath
    {
        /// <summary>The longest accepted path, in characters.</summary>
        public const int MaxLength = 255;

        // The refused characters: control characters, characters invalid on FAT, path separators of other systems, drive separators. The
        // first character represents NUL, because a NUL would end a literal on stock nanoFramework.
        private const string Refused =
            "/\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u0009\u000A\u000B\u000C\u000D\u000E\u000F"
            + "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F\u007F"
            + "\\:*?\"<>|";

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
            refused[0] = '\0';
            return refused;
        }
    }
}
