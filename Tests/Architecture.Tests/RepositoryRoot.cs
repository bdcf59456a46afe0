namespace FlipperUpdaterNano.Architecture.Tests
{
    /// <summary>Where the checkout is, found from the test's own folder.</summary>
    internal static class RepositoryRoot
    {
        public static string Path { get; } = Find();

        public static string Of(params string[] parts)
        {
            return System.IO.Path.Combine([Path, .. parts]);
        }

        private static string Find()
        {
            for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder != null; folder = folder.Parent)
            {
                if (File.Exists(System.IO.Path.Combine(folder.FullName, "FlipperUpdaterNano.sln")))
                {
                    return folder.FullName;
                }
            }

            throw new InvalidOperationException($"no FlipperUpdaterNano.sln above {AppContext.BaseDirectory}");
        }
    }
}
