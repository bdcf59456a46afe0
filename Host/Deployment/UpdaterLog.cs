using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Deployment
{
    /// <summary>The updater's log in a package folder. Each update appends to the log.</summary>
    /// <param name="Old">Contents of the previous file (update.log.old); empty if there is none.</param>
    /// <param name="Current">Contents of the current file (update.log); empty if there is none.</param>
    public sealed record UpdaterLog(string Old, string Current)
    {
        /// <summary>Name of the current file.</summary>
        public const string FileName = PackageFiles.Log;

        /// <summary>Name of the previous file.</summary>
        public const string OldFileName = FileName + ".old";

        private const string Success = "Done.";

        /// <summary>Returns the lines that were added since an earlier reading of the log.</summary>
        /// <returns>The new lines; empty if there are none.</returns>
        public string Since(UpdaterLog before)
        {
            if (Old == before.Old)
            {
                // If the earlier lines are missing, the updater has removed them because the card was nearly full.
                return Current.StartsWith(before.Current, StringComparison.Ordinal) ? Current[before.Current.Length..] : Current;
            }

            // The log has filled up, so the file that was current has become the previous file. If the log has filled up twice,
            // all lines are new.
            return Old.StartsWith(before.Current, StringComparison.Ordinal) ? Old[before.Current.Length..] + Current : Old + Current;
        }

        /// <summary>Determines whether an update succeeded, from the text after the last line's timestamp.</summary>
        /// <param name="lines">Log lines of one or more updates.</param>
        public static bool IsSuccess(string lines)
        {
            string last = lines.TrimEnd().Split('\n')[^1].TrimEnd();
            return last[(last.IndexOf(' ') + 1)..] == Success;
        }
    }
}
