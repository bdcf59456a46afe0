using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>
    /// The order in which a resource manifest lists (docs/reference/stock-updater.md 3.4): directories as a walk meets them, in each first
    /// its sub-directories, then its files, by name.
    /// </summary>
    public static class ManifestOrder
    {
        /// <summary>Compares the places of two entries.</summary>
        /// <param name="bytes">The byte operations.</param>
        /// <param name="left">Path of one, in UTF-8.</param>
        /// <param name="leftIsDirectory">Whether it is a directory.</param>
        /// <param name="right">Path of the other.</param>
        /// <param name="rightIsDirectory">Whether it is a directory.</param>
        /// <returns>Negative when the left one comes first, 0 when both are the same entry.</returns>
        public static int Compare(IBytes bytes, byte[] left, bool leftIsDirectory, byte[] right, bool rightIsDirectory)
        {
            int shorter = left.Length < right.Length ? left.Length : right.Length;
            int at = bytes.FirstDifference(left, 0, right, 0, shorter);
            at = at < 0 ? shorter : at;

            // One that goes on into a directory comes after what that directory's parent holds.
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

            // A separator comes before every character, so that a directory comes before a longer name that begins like it.
            return at == shorter ? left.Length - right.Length : left[at] == '/' ? -1 : right[at] == '/' ? 1 : left[at] - right[at];
        }
    }
}
