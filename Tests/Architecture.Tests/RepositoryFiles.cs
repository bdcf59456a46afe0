using FlipperUpdaterNano.HostPrograms;

namespace FlipperUpdaterNano.Architecture.Tests
{
    /// <summary>The files of the repository, as git lists them: tracked files, and new files that git does not ignore.</summary>
    internal static class RepositoryFiles
    {
        private static readonly Lazy<IReadOnlyList<string>> s_tracked = new(List);

        /// <summary>Lists the files.</summary>
        /// <returns>The paths of the files, relative to the root of the repository, in ordinal order.</returns>
        public static IReadOnlyList<string> Tracked() => s_tracked.Value;

        private static IReadOnlyList<string> List()
        {
            ProgramResult files = new HostProgram("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
            {
                WorkingFolder = Checkout.Of(),
            }.Run();

            return files.IsSuccess
                ? [.. files.Output.Split('\0', StringSplitOptions.RemoveEmptyEntries)
                    .Where(file => File.Exists(Checkout.Of(file)))
                    .Order(StringComparer.Ordinal)]
                : throw new InvalidOperationException($"git ls-files failed; these tests need a git checkout: {files.Error}");
        }
    }
}
