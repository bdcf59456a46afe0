using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Deployment
{
    /// <summary>The updater's log of a package. Each update appends to the log.</summary>
    /// <param name="Old">Text of the previous file (update.log.old); empty if there is none.</param>
    /// <param name="Current">Text of the current file (update.log); empty if there is none.</param>
    public sealed record UpdaterLog(string Old, string Current)
    {
        /// <summary>Name of the current file.</summary>
        public const string FileName = PackageFiles.Log;

        /// <summary>Name of the previous file.</summary>
        public const string OldFileName = FileName + ".old";

        private const string Success = "Done.";

        /// <summary>Returns the lines that were written after the log was read earlier.</summary>
        /// <returns>The new lines; empty if there are none.</returns>
        public string Since(UpdaterLog before)
        {
            if (Old == before.Old && Current.StartsWith(before.Current, StringComparison.Ordinal))
            {
                return Current[before.Current.Length..];
            }

            // The log was full, so the file that was current has become the previous file. If this happened twice, all lines are new.
            return Old.StartsWith(before.Current, StringComparison.Ordinal) ? Old[before.Current.Length..] + Current : Old + Current;
        }

        /// <summary>Determines from the text after the last line's time stamp whether an update succeeded.</summary>
        /// <param name="lines">Lines of one or more updates.</param>
        public static bool IsSuccess(string lines)
        {
            string last = lines.TrimEnd().Split('\n')[^1].TrimEnd();
            return last[(last.IndexOf(' ') + 1)..] == Success;
        }
    }
}
