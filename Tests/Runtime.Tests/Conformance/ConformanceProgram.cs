using FlipperUpdaterNano.HostPrograms;

namespace FlipperUpdaterNano.Runtime.Tests.Conformance
{
    /// <summary>
    /// One small C# program of Tests/Data/conformance: it prints lines, and .NET says which; where nanoFramework's own code decides
    /// otherwise, <see cref="Difference"/> does.
    /// </summary>
    internal sealed record ConformanceProgram(string Name, string Source)
    {
        private static readonly string s_folder = Checkout.Of("Tests", "Data", "conformance");

        /// <summary>Gets the programs of families.txt and those with a file of their own, by name: batches depend on this order.</summary>
        public static IReadOnlyList<ConformanceProgram> All { get; } =
        [
            .. ProgramFamilies.Expand(File.ReadAllText(Path.Combine(s_folder, "families.txt")))
                .Concat(Directory.EnumerateFiles(s_folder, "*.cs")
                    .Select(path => new ConformanceProgram(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path))))
                .OrderBy(program => program.Name + ".cs", StringComparer.Ordinal),
        ];

        /// <summary>Gets what nanoFramework prints and why, by program.</summary>
        public static IReadOnlyDictionary<string, Difference> Differences { get; } =
            Directory.EnumerateFiles(Path.Combine(s_folder, "nanoframework"), "*.txt").Select(Difference.Read)
                .ToDictionary(difference => difference.Program);
    }
}
