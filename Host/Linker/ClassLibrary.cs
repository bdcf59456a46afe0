namespace FlipperUpdaterNano.Linker
{
    /// <summary>Locates the class library that was built together with this program.</summary>
    public static class ClassLibrary
    {
        /// <summary>Lists the assemblies of the class library, in a stable order.</summary>
        /// <returns>The paths of the assemblies in the <c>classlib</c> folder next to this program.</returns>
        /// <exception cref="IOException">The folder contains no class library.</exception>
        public static IReadOnlyList<string> Assemblies()
        {
            string folder = Path.Combine(AppContext.BaseDirectory, "classlib");
            string[] found = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.dll") : [];
            Array.Sort(found, StringComparer.Ordinal);

            return found.Length > 0 ? found : throw new IOException($"{folder} contains no class library; build the project again");
        }
    }
}
