using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>
    /// The order of entries in a resource Manifest (docs/reference/stock-updater.md 3.4): directories are listed in the order of a top-down
    /// walk, and in each directory the subdirectories come first, then the files, both sorted by name.
    /// </summary>
    public static class ManifestOrder
    {
        /// <summary>Compares two entries.</summary>
        /// <param name="bytes">The byte operations.</param>
        /// <param name="left">Path of the left entry, in UTF-8.</param>
        /// <param name="leftIsDirectory">Whether the left entry is a directory.</param>
        /// <param name="right">Path of the right entry, in UTF-8.</param>
        /// <param name="rightIsDirectory">Whether the right entry is a directory.</param>
        /// <returns>Negative if the left entry precedes the right one, 0 if both are the same entry.</returns>
        public static int Compare(IBytes bytes, byte[] left, bool leftIsDirectory, byte[] right, bool rightIsDirectory)
        {
            int shorter = left.Length < right.Length ? left.Length : right.Length;
            int at = bytes.FirstDifference(left, 0, right, 0, shorter);
            at = at < 0 ? shorter : at;

            // After the common prefix, an entry with further components follows an entry without further components.
            bool leftGoesOn = bytes.IndexOf(left, at, left.Length - at, '/') >= 0;
            bool rightGoesOn = bytes.IndexOf(right, at, right.Length - at, '/') >= 0;
            if (leftGoesOn != rightGoesOn)
            {
                return leftGoesOn ? 1 : -1;
            }

            if (!leftGoesOn && leftIsDirectory != rightIsDirectory)
            {
                return leftIsDirectory ? -1 : 1;
            }

            // The separator sorts before every other character, so a directory precedes a longer name that begins with the directory's
            // name.
            return at == shorter ? left.Length - right.Length : left[at] == '/' ? -1 : right[at] == '/' ? 1 : left[at] - right[at];
        }
    }
}
