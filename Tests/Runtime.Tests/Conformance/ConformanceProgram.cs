using FlipperUpdaterNano.Emulator.Runtime;

namespace FlipperUpdaterNano.Runtime.Tests.Conformance
{
    /// <summary>One small C# program of Tests/Data/conformance: it prints lines, and .NET says which.</summary>
    internal sealed record ConformanceProgram(string Name, string Source)
    {
        public static IReadOnlyList<ConformanceProgram> All { get; } =
        [
            .. Directory.EnumerateFiles(Path.Combine(NativeBuild.Root(), "Tests", "Data", "conformance"), "*.cs")
                .Order(StringComparer.Ordinal)
                .Select(path => new ConformanceProgram(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path))),
        ];
    }
}
