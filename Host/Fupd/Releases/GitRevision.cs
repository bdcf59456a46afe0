using System.Globalization;
using FlipperUpdaterNano.Delivery.Releases;
using FlipperUpdaterNano.Fupd.Packages;
using FlipperUpdaterNano.HostPrograms;

namespace FlipperUpdaterNano.Fupd.Releases
{
    /// <summary>Finds the source revisions from which the firmware and the updater of a release were built.</summary>
    internal static class GitRevision
    {
        private const int ShortHash = 8;

        /// <summary>Reads the checked-out commit of a repository; values passed as arguments take precedence.</summary>
        /// <param name="folder">A folder within the repository.</param>
        /// <param name="commit">The commit; <see langword="null"/> to read it from git.</param>
        /// <param name="branch">The branch or tag; <see langword="null"/> to read it from git.</param>
        /// <param name="date">The day as YYYY-MM-DD; <see langword="null"/> to read it from git.</param>
        /// <returns>
        /// The revision. Unless given, the day is that of the commit (in UTC), not of the build, so that the same inputs give the same
        /// bytes.
        /// </returns>
        /// <exception cref="InputException">A value is neither given nor available from git.</exception>
        public static SourceRevision Read(string folder, string? commit, string? branch, string? date) => new(
            commit != null ? CheckedCommit(commit) : Git(folder, "--commit", "rev-parse", $"--short={ShortHash}", "HEAD"),
            branch ?? BranchOf(folder),
            DateOf(date ?? Git(folder, "--date", "log", "-1", "--format=%cd", "--date=format-local:%Y-%m-%d")));

        /// <summary>Reads the source revision stated in the image of an updater.</summary>
        /// <param name="other">Revision that supplies the properties not stated in the image.</param>
        public static SourceRevision OfLoader(byte[] loader, SourceRevision other)
        {
            // The version has the form FlipperUpdaterNano NUMBER COMMIT DATE.
            string[] words = LoaderVersion.Of(loader)?.Split(' ') ?? [];
            return words is [_, _, var commit, var day] && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture,
                DateTimeStyles.None, out DateOnly date)
                ? new SourceRevision(commit, other.Branch, date)
                : other;
        }

        private static string CheckedCommit(string commit) =>
            commit.Length is >= 4 and <= 64 && commit.All(char.IsAsciiHexDigit)
                ? commit
                : throw new InputException($"--commit {commit}: give a commit hash of 4 to 64 hex digits");

        private static string BranchOf(string folder)
        {
            string branch = Git(folder, "--branch", "rev-parse", "--abbrev-ref", "HEAD");
            return branch == "HEAD" ? Git(folder, "--branch", "describe", "--tags", "--exact-match") : branch;
        }

        private static DateOnly DateOf(string text) =>
            DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            && date.Year >= 1970
                ? date
                : throw new InputException($"--date {text}: give a day as YYYY-MM-DD");

        private static string Git(string folder, string option, params string[] arguments)
        {
            HostProgram git = new("git", ["-C", folder, .. arguments]) { Environment = { ["TZ"] = "UTC" } };
            ProgramResult result = git.Run();
            return result.IsSuccess
                ? result.Output.Trim()
                : throw new InputException($"git failed in {folder} ({result.Error.Trim()}); give {option}");
        }
    }
}
