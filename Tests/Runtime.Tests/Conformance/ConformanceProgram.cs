using FlipperUpdaterNano.HostPrograms;

namespace FlipperUpdaterNano.Runtime.Tests.Conformance
{
    /// <summary>
    /// A small C# program of Tests/Data/conformance. The program prints lines. The lines must equal those on .NET or, if nanoFramework's
    /// own code behaves differently, those of the program's <see cref="Difference"/>.
    /// </summary>
    internal sealed record ConformanceProgram(string Name, string Source)
    {
        private static readonly string s_folder = Checkout.Of("Tests", "Data", "conformance");

        /// <summary>
        /// Gets the programs of families.txt and the programs in separate files, sorted by name; batches depend on this order.
        /// </summary>
        public static IReadOnlyList<ConformanceProgram> All { get; } =
        [
            .. ProgramFamilies.Expand(File.ReadAllText(Path.Combine(s_folder, "families.txt")))
                .Concat(Directory.EnumerateFiles(s_folder, "*.cs")
                    .Select(path => new ConformanceProgram(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path))))
                .OrderBy(program => program.Name + ".cs", StringComparer.Ordinal),
        ];

        /// <summary>Gets the known differences between nanoFramework and .NET, by program name.</summary>
        public static IReadOnlyDictionary<string, Difference> Differences { get; } =
            Directory.EnumerateFiles(Path.Combine(s_folder, "nanoframework"), "*.txt").Select(Difference.Read)
                .ToDictionary(difference => difference.Program);
    }
}
