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
        /// <param name="left">Path of one.</param>
        /// <param name="leftIsDirectory">Whether it is a directory.</param>
        /// <param name="right">Path of the other.</param>
        /// <param name="rightIsDirectory">Whether it is a directory.</param>
        /// <returns>Negative when the left one comes first, 0 when both are the same entry.</returns>
        public static int Compare(IBytes bytes, string left, bool leftIsDirectory, string right, bool rightIsDirectory)
        {
            int leftName = left.LastIndexOf('/') + 1;
            int rightName = right.LastIndexOf('/') + 1;
            int order = CompareText(bytes, left.Substring(0, leftName), right.Substring(0, rightName));
            if (order == 0 && leftIsDirectory != rightIsDirectory)
            {
                order = leftIsDirectory ? -1 : 1;
            }

            return order != 0 ? order : CompareText(bytes, left.Substring(leftName), right.Substring(rightName));
        }

        // A separator comes before every character, so that a directory comes before a longer name that begins like it.
        private static int CompareText(IBytes bytes, string left, string right)
        {
            if (left == right)
            {
                return 0;
            }

            byte[] one = Utf8.ToBytes(left);
            byte[] two = Utf8.ToBytes(right);
            int at = bytes.FirstDifference(one, 0, two, 0, one.Length < two.Length ? one.Length : two.Length);
            return at < 0 ? one.Length - two.Length : one[at] == '/' ? -1 : two[at] == '/' ? 1 : one[at] - two[at];
        }
    }
}
