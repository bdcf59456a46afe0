namespace FlipperUpdaterNano.VirtualFlipper.Card
{
    /// <summary>Names and paths that FAT with long names can hold.</summary>
    public static class CardPath
    {
        private const int LongestName = 255;
        private const string Forbidden = "\"*/:<>?\\|\u007F";

        /// <summary>
        /// Checks whether FAT can hold a name. A trailing dot or space is refused, because the file system would drop it and the file would
        /// have a different name from the one requested.
        /// </summary>
        /// <param name="name">A name without its path.</param>
        public static bool IsName(string name)
        {
            if (name.Length is 0 or > LongestName || name[^1] is '.' or ' ')
            {
                return false;
            }

            foreach (char letter in name)
            {
                if (letter < ' ' || Forbidden.Contains(letter))
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>Splits a path into names.</summary>
        /// <param name="path">Absolute, starting with <c>/</c>; a trailing <c>/</c> is ignored.</param>
        /// <returns>
        /// The names, empty for the root; <see langword="null"/> for a malformed path or a name that FAT cannot hold.
        /// </returns>
        public static string[]? Split(string path)
        {
            if (!path.StartsWith('/'))
            {
                return null;
            }

            string[] names = path.Split('/', StringSplitOptions.RemoveEmptyEntries);

            return Array.TrueForAll(names, IsName) ? names : null;
        }
    }
}
