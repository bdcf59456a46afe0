namespace FlipperUpdaterNano.Runtime.Tests.Conformance
{
    /// <summary>The class library's assemblies in the output folder of the tests.</summary>
    internal static class ClassLibrary
    {
        public static IReadOnlyList<string> Assemblies { get; } =
            [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "classlib"), "*.dll").Order(StringComparer.Ordinal)];
    }
}
