using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>Compares two file trees.</summary>
    public static class TreeComparer
    {
        private const int BlockSize = 512;

        /// <summary>Compares two lists of files by path and contents, in any order.</summary>
        /// <param name="bytes">The byte operations.</param>
        /// <param name="left">The first list.</param>
        /// <param name="right">The second list.</param>
        /// <returns>
        /// The path of the first entry that differs; empty if the lists have different numbers of entries; <see langword="null"/> if all
        /// entries are equal.
        /// </returns>
        /// <exception cref="CardIoException">A medium failed.</exception>
        /// <exception cref="MalformedException">A tree is damaged.</exception>
        public static string FirstDifference(IBytes bytes, FileList left, FileList right)
        {
            if (left.Count != right.Count)
            {
                return string.Empty;
            }

            for (int i = 0; i < left.Count; i++)
            {
                FileListEntry entry = left.At(i);
                int other = right.Find(entry.Path);
                if (other < 0 || right.At(other).IsDirectory != entry.IsDirectory || right.At(other).Size != entry.Size
                    || (!entry.IsDirectory && !SameBytes(bytes, entry.Open(), right.At(other).Open())))
                {
                    return entry.Path;
                }
            }

            return null;
        }

        private static bool SameBytes(IBytes bytes, IByteSource left, IByteSource right)
        {
            byte[] one = new byte[BlockSize];
            byte[] two = new byte[BlockSize];
            int count;
            do
            {
                count = left.Read(one, 0, BlockSize);
                if (right.Read(two, 0, BlockSize) != count || bytes.FirstDifference(one, 0, two, 0, count) >= 0)
                {
                    return false;
                }
            }
            while (count == BlockSize);

            return true;
        }
    }
}
