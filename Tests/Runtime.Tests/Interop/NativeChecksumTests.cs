using System.Text.RegularExpressions;
using FlipperUpdaterNano.HostPrograms;
using FlipperUpdaterNano.Runtime.Tests.Conformance;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Mono.Cecil;
using Xunit;

namespace FlipperUpdaterNano.Runtime.Tests.Interop
{
    /// <summary>The checksum is that of nanoFramework's own tools, and the native version of Hal counts up when it changes.</summary>
    public partial class NativeChecksumTests
    {
        /// <summary>The checksum of Hal's native methods in the version that its AssemblyInfo states.</summary>
        private const uint OfHal = 0x785AF44A;

        private const string NativeVersion = "100.0.0.1";

        [Fact]
        public void Checksum_of_mscorlib_is_the_one_in_its_package()
        {
            string library = ClassLibrary.Assemblies.Single(path => Path.GetFileName(path) == "mscorlib.dll");
            string packaged = Path.Combine(
                Environment.GetEnvironmentVariable("NUGET_PACKAGES")
                    ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages"),
                "nanoframework.corelibrary", "1.17.11", "lib", "mscorlib.pe");
            using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(library);

            // Offset 20 of the header (docs/reference/nanoframework.md 5).
            Assert.Equal(BitConverter.ToUInt32(File.ReadAllBytes(packaged), 20), NativeChecksum.Of(assembly));
            Assert.Equal(0x1549C856u, NativeChecksum.Of(assembly));
        }

        [Fact]
        public void Native_version_of_Hal_counts_up_when_its_native_methods_change()
        {
            string[] files = [.. Directory.EnumerateFiles(Checkout.Of("Hal"), "*.cs", SearchOption.AllDirectories)
                .Where(path => !Path.GetRelativePath(Checkout.Of("Hal"), path).StartsWith("obj", StringComparison.Ordinal))];
            string attributes = File.ReadAllText(Checkout.Of("Hal", "Properties", "AssemblyInfo.cs"));
            string stated = VersionAttribute().Match(attributes).Groups[1].Value;
            uint checksum = Checksum("FlipperUpdaterNano.Hal", [.. files.Select(File.ReadAllText)]);

            Assert.True((checksum, stated) == (OfHal, NativeVersion),
                $"The native methods have checksum 0x{checksum:X8} and version {stated}: count the version up "
                    + "(Tests/Architecture.Tests/NanoFramework/NanoProject.cs), run tools/sync-nfproj.sh and state both here.");
        }

        [Fact]
        public void Only_the_name_of_the_first_native_method_counts_and_every_method_after_it()
        {
            const string Native =
                "[System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.InternalCall)] "
                + "static extern int Own(int value); ";
            uint alone = Checksum("One", [$"class A {{ {Native}}}"]);

            Assert.Equal(0u, Checksum("One", ["class A { static int Managed() { return 1; } }"]));
            Assert.Equal(alone, Checksum("Two", [$"class B {{ static int Before() {{ return 1; }} {Native}}}"]));
            Assert.NotEqual(alone, Checksum("One", [$"class A {{ {Native} static int After() {{ return 1; }} }}"]));
        }

        private static uint Checksum(string name, string[] sources)
        {
            CSharpParseOptions parse = new(LanguageVersion.CSharp9, preprocessorSymbols: ["NANOFRAMEWORK_1_0"]);
            CSharpCompilation compilation = CSharpCompilation.Create(
                name,
                sources.Select(source => CSharpSyntaxTree.ParseText(source, parse)),
                ClassLibrary.Assemblies.Where(path => !path.EndsWith("FlipperUpdaterNano.CoreLibrary.dll", StringComparison.Ordinal))
                    .Select(path => MetadataReference.CreateFromFile(path)),
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
            using MemoryStream image = new();
            Assert.Empty(compilation.Emit(image).Diagnostics.Where(item => item.Severity == DiagnosticSeverity.Error));
            image.Position = 0;
            using DefaultAssemblyResolver resolver = new();
            resolver.AddSearchDirectory(Path.GetDirectoryName(ClassLibrary.Assemblies[0]));
            using AssemblyDefinition assembly =
                AssemblyDefinition.ReadAssembly(image, new ReaderParameters { AssemblyResolver = resolver });

            return NativeChecksum.Of(assembly);
        }

        [GeneratedRegex("AssemblyNativeVersion\\(\"([0-9.]+)\"\\)")]
        private static partial Regex VersionAttribute();
    }
}
