namespace FlipperUpdaterNano.Linker
{
    /// <summary>The class library that was built along with this program.</summary>
    public static class ClassLibrary
    {
        /// <summary>The assemblies of the class library, in a stable order.</summary>
        /// <returns>Their paths, in the <c>classlib</c> folder beside this program.</returns>
        /// <exception cref="IOException">It is not there.</exception>
        public static IReadOnlyList<string> Assemblies()
        {
            string folder = Path.Combine(AppContext.BaseDirectory, "classlib");
            string[] found = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.dll") : [];
            Array.Sort(found, StringComparer.Ordinal);

            return found.Length > 0 ? found : throw new IOException($"{folder} holds no class library; build the project again");
        }
    }
}
