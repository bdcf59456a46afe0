using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Deployment
{
    /// <summary>The updater's log of a package. It is appended to over updates.</summary>
    /// <param name="Old">Text of the file before; empty when there is none.</param>
    /// <param name="Current">Text of the file; empty when there is none.</param>
    public sealed record UpdaterLog(string Old, string Current)
    {
        /// <summary>Name of the file.</summary>
        public const string FileName = PackageFiles.Log;

        /// <summary>Name of the file before.</summary>
        public const string OldFileName = FileName + ".old";

        private const string Success = "Done.";

        /// <summary>Gets what was written since an earlier look.</summary>
        /// <param name="before">The log then.</param>
        /// <returns>The new lines; empty when there are none.</returns>
        public string Since(UpdaterLog before)
        {
            if (Old == before.Old && Current.StartsWith(before.Current, StringComparison.Ordinal))
            {
                return Current[before.Current.Length..];
            }

            // The full file has become the one before. When it has become so twice, all that is there is new.
            return Old.StartsWith(before.Current, StringComparison.Ordinal) ? Old[before.Current.Length..] + Current : Old + Current;
        }

        /// <summary>Checks whether an update has ended well: that is its last line, after the time.</summary>
        /// <param name="lines">Lines of one update or more.</param>
        /// <returns>Whether it has.</returns>
        public static bool IsSuccess(string lines)
        {
            string last = lines.TrimEnd().Split('\n')[^1].TrimEnd();
            return last[(last.IndexOf(' ') + 1)..] == Success;
        }
    }
}
