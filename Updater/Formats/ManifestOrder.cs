namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>
    /// The order in which a resource manifest lists (docs/reference/stock-updater.md 3.4): directories as a walk meets them, in each first
    /// its sub-directories, then its files, by name.
    /// </summary>
    public static class ManifestOrder
    {
        /// <summary>Compares the places of two entries.</summary>
        /// <param name="left">Path of one.</param>
        /// <param name="leftIsDirectory">Whether it is a directory.</param>
        /// <param name="right">Path of the other.</param>
        /// <param name="rightIsDirectory">Whether it is a directory.</param>
        /// <returns>Negative when the left one comes first, 0 when both are the same entry.</returns>
        public static int Compare(string left, bool leftIsDirectory, string right, bool rightIsDirectory)
        {
            int leftName = left.LastIndexOf('/') + 1;
            int rightName = right.LastIndexOf('/') + 1;
            int order = CompareText(left, 0, leftName, right, 0, rightName);
            if (order == 0 && leftIsDirectory != rightIsDirectory)
            {
                order = leftIsDirectory ? -1 : 1;
            }

            return order != 0 ? order : CompareText(left, leftName, left.Length, right, rightName, right.Length);
        }

        // A separator comes before every character, so that a directory comes before a longer name that begins like it.
        private static int CompareText(string left, int leftStart, int leftEnd, string right, int rightStart, int rightEnd)
        {
            int i = leftStart;
            int k = rightStart;
            for (; i < leftEnd && k < rightEnd; i++, k++)
            {
                char one = left[i];
                char two = right[k];
                if (one != two)
                {
                    return one == '/' ? -1 : two == '/' ? 1 : one - two;
                }
            }

            return (leftEnd - i) - (rightEnd - k);
        }
    }
}
