using FlipperUpdaterNano.HostPrograms;
using FlipperUpdaterNano.Linker;

namespace FlipperUpdaterNano.Runtime.Tests.Linking
{
    /// <summary>Builds images from source text and from the small programs of Tests/Data/nano-corpus.</summary>
    internal static class TestImages
    {
        public static IReadOnlyList<string> CorpusSources { get; } =
            [.. Directory.EnumerateFiles(Checkout.Of("Tests", "Data", "nano-corpus"), "*.cs")
                .Order(StringComparer.Ordinal)];

        public static LinkResult Link(string source, bool forSize = false)
        {
            byte[] program = SourceCompiler.Compile([("program.cs", source)], Conformance.ClassLibrary.Assemblies);

            IReadOnlyList<string> references = Conformance.ClassLibrary.Assemblies;

            return ImageLinker.Link(new LinkOptions { Program = program, References = references, ForSize = forSize });
        }
    }
}
