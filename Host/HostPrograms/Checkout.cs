namespace FlipperUpdaterNano.HostPrograms
{
    /// <summary>The checkout of this repository that contains the running program.</summary>
    public static class Checkout
    {
        private const string Mark = "FlipperUpdaterNano.sln";

        /// <summary>Gets the root folder, or <see langword="null"/> if the program is not in a checkout.</summary>
        public static string? Root { get; } = Find();

        /// <summary>Returns the absolute path of a file or folder in the checkout.</summary>
        /// <param name="parts">The parts of the path; none for the root folder.</param>
        /// <returns>The absolute path; it need not exist.</returns>
        /// <exception cref="InvalidOperationException">The program is not in a checkout.</exception>
        public static string Of(params string[] parts)
        {
            string root = Root ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} contains {Mark}.");

            return Path.Combine([root, .. parts]);
        }

        private static string? Find()
        {
            DirectoryInfo? folder = new(AppContext.BaseDirectory);

            while (folder != null && !File.Exists(Path.Combine(folder.FullName, Mark)))
            {
                folder = folder.Parent;
            }

            return folder?.FullName;
        }
    }
}
