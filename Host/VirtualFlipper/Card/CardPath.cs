namespace FlipperUpdaterNano.VirtualFlipper.Card
{
    /// <summary>Checks names and paths against the rules of FAT with long names.</summary>
    public static class CardPath
    {
        private const int LongestName = 255;
        private const string Forbidden = "\"*/:<>?\\|\u007F";

        /// <summary>
        /// Checks whether a name is valid on FAT. A trailing dot or space is rejected, because the file system would drop it, and the file
        /// would then not have the requested name.
        /// </summary>
        /// <param name="name">The name, without a path.</param>
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
        /// <param name="path">Absolute path, which starts with <c>/</c>; a trailing <c>/</c> is ignored.</param>
        /// <returns>
        /// The names; empty for the root; <see langword="null"/> if the path is malformed or contains a name that is not valid on FAT.
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
