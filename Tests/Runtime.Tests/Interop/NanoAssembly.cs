using FlipperUpdaterNano.Runtime.Tests.Conformance;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Mono.Cecil;
using Xunit;

namespace FlipperUpdaterNano.Runtime.Tests.Interop
{
    /// <summary>Compiles assemblies as nanoFramework's project system does: as C# 9 with references to the v1 class library.</summary>
    internal static class NanoAssembly
    {
        /// <summary>Compiles an assembly.</summary>
        /// <param name="sources">C#.</param>
        /// <param name="references">Assemblies to reference besides the class library; they may replace assemblies of the class
        /// library.</param>
        /// <returns>The assembly, which the caller disposes.</returns>
        public static AssemblyDefinition Compile(string name, IEnumerable<string> sources, params MetadataReference[] references)
        {
            return AssemblyDefinition.ReadAssembly(new MemoryStream(Image(name, sources, references)));
        }

        /// <summary>Compiles an assembly that others reference.</summary>
        /// <param name="sources">C#.</param>
        /// <returns>The reference.</returns>
        public static MetadataReference Reference(string name, IEnumerable<string> sources) =>
            MetadataReference.CreateFromImage(Image(name, sources));

        /// <summary>Compiles an assembly.</summary>
        /// <param name="sources">C#.</param>
        /// <param name="references">Assemblies to reference besides the class library; they may replace assemblies of the class
        /// library.</param>
        /// <returns>The bytes of the assembly file.</returns>
        public static byte[] Image(string name, IEnumerable<string> sources, params MetadataReference[] references)
        {
            CSharpParseOptions parse = new(LanguageVersion.CSharp9, preprocessorSymbols: ["NANOFRAMEWORK_1_0"]);
            CSharpCompilation compilation = CSharpCompilation.Create(
                name,
                sources.Select(source => CSharpSyntaxTree.ParseText(source, parse)),
                ClassLibrary.Assemblies
                    .Where(path => Path.GetFileNameWithoutExtension(path) is not "FlipperUpdaterNano.CoreLibrary")
                    .Where(path => Path.GetFileNameWithoutExtension(path) != name)
                    .Select(path => MetadataReference.CreateFromFile(path)).Concat(references),
                new CSharpCompilationOptions(
                    OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true));
            using MemoryStream image = new();
            Assert.Empty(compilation.Emit(image).Diagnostics.Where(item => item.Severity == DiagnosticSeverity.Error));

            return image.ToArray();
        }
    }
}
