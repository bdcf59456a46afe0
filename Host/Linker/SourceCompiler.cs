using FlipperUpdaterNano.Linker.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace FlipperUpdaterNano.Linker
{
    /// <summary>Compiles C# files against the class library, with Roslyn in this process.</summary>
    public static class SourceCompiler
    {
        // The language feature needs a type or member that the class library lacks, or a runtime capability that nanoFramework v1 does not
        // have.
        private static readonly string[] s_beyondVersion1 = ["CS0518", "CS0656", "CS8137", "CS8179", "CS8830", "CS8919"];

        /// <summary>Compiles a program.</summary>
        /// <param name="sources">
        /// Path (as reported in errors) and text of each file. One file contains a static <c>Main</c> or top-level statements.
        /// </param>
        /// <param name="references">The paths of the class library's assemblies.</param>
        /// <param name="checkOverflow">Whether arithmetic is checked for overflow by default.</param>
        /// <returns>The bytes of the assembly.</returns>
        /// <exception cref="LinkException">The sources do not compile. The message contains the file and line of each error.</exception>
        public static byte[] Compile(IEnumerable<(string Path, string Text)> sources, IEnumerable<string> references, bool checkOverflow =
            false)
        {
            CSharpParseOptions parse = new(LanguageVersion.Latest, preprocessorSymbols: ["NANOFRAMEWORK_1_0"]);
            CSharpCompilationOptions options = new(
                OutputKind.ConsoleApplication,
                optimizationLevel: OptimizationLevel.Release,
                checkOverflow: checkOverflow,
                allowUnsafe: true,
                deterministic: true);
            CSharpCompilation compilation = CSharpCompilation.Create(
                "program",
                sources.Select(source => CSharpSyntaxTree.ParseText(SourceText.From(source.Text), parse, source.Path)),
                references.Where(path => Path.GetFileNameWithoutExtension(path) != Replacements.AssemblyName)
                    .Select(path => MetadataReference.CreateFromFile(path)),
                options);
            using MemoryStream output = new();
            Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(output);

            return result.Success
                ? output.ToArray()
                : throw new LinkException(
                [
                    .. result.Diagnostics.Where(item => item.Severity == DiagnosticSeverity.Error)
                        .OrderBy(item => item.Location.SourceTree?.FilePath, StringComparer.Ordinal)
                        .ThenBy(item => item.Location.SourceSpan.Start)
                        .Select(Sentence),
                ]);
        }

        private static string Sentence(Diagnostic diagnostic)
        {
            FileLinePositionSpan place = diagnostic.Location.GetLineSpan();
            string where = place.IsValid
                ? $"{place.Path}({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1}): "
                : "";

            string hint = s_beyondVersion1.Contains(diagnostic.Id) ? " (not part of nanoFramework v1, see docs/RUNTIME.md)" : "";

            return $"{where}{diagnostic.Id}: {diagnostic.GetMessage()}{hint}";
        }
    }
}
