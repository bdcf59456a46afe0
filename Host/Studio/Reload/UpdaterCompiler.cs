using System.Reflection.Metadata;
using FlipperUpdaterNano.ApiCheck;
using FlipperUpdaterNano.Hal;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace FlipperUpdaterNano.Studio.Reload
{
    /// <summary>
    /// Compiles the updater's sources for .NET in this process, with the settings of the build (NanoFramework.props), and holds them to
    /// nanoFramework v1 with the build's own check. What did not change is not parsed again.
    /// </summary>
    /// <param name="folder">Folder of the sources.</param>
    internal sealed class UpdaterCompiler(string folder)
    {
        private static readonly string[] s_own = ["FlipperUpdaterNano.Hal", LoadedUpdater.AssemblyName];
        private static readonly string[] s_libraries = ["System.Runtime", "System.Collections", "System.Collections.NonGeneric"];
        private static readonly CSharpParseOptions s_dialect = new(LanguageVersion.CSharp9);

        private readonly Lazy<ApiList> _api = new(ApiList.LoadAll);
        private readonly Dictionary<string, (DateTime Stamp, SyntaxTree Tree)> _trees = [];
        private CSharpCompilation _compilation = CSharpCompilation.Create(
            LoadedUpdater.AssemblyName,
            references: References().Select(path => MetadataReference.CreateFromFile(path)),
            options: new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                deterministic: true,
                nullableContextOptions: NullableContextOptions.Warnings));

        /// <summary>Gets the folder of the sources.</summary>
        public string Folder => folder;

        /// <summary>Compiles what the folder has now.</summary>
        /// <returns>The assembly, or the errors.</returns>
        public CompiledUpdater Compile()
        {
            ReadSources();
            using MemoryStream image = new();
            using MemoryStream symbols = new();
            EmitResult result = _compilation.Emit(
                image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
            SourceError[] errors = result.Success
                ? [.. CheckApi(image.ToArray(), symbols.ToArray())]
                : [.. result.Diagnostics.Where(item => item.Severity == DiagnosticSeverity.Error).Select(ErrorOf)];
            return errors.Length > 0
                ? new CompiledUpdater([], [], errors)
                : new CompiledUpdater(image.ToArray(), symbols.ToArray(), []);
        }

        private static IEnumerable<string> References()
        {
            string core = typeof(object).Assembly.Location;
            return s_libraries.Select(name => Path.Combine(Path.GetDirectoryName(core)!, name + ".dll"))
                .Append(core).Append(typeof(IDevice).Assembly.Location);
        }

        // An editor may replace a file in several steps: one that is not there at this moment is as good as deleted, and the next change
        // of the folder brings it back.
        private void ReadSources()
        {
            string[] files = [.. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Where(IsSource)];
            foreach (string file in files)
            {
                DateTime stamp = File.GetLastWriteTimeUtc(file);
                if (_trees.TryGetValue(file, out (DateTime Stamp, SyntaxTree Tree) known) && known.Stamp == stamp)
                {
                    continue;
                }

                SourceText text = SourceText.From(File.ReadAllText(file), System.Text.Encoding.UTF8);
                SyntaxTree tree = CSharpSyntaxTree.ParseText(text, s_dialect, Path.GetRelativePath(folder, file));
                _compilation = known.Tree == null ? _compilation.AddSyntaxTrees(tree) : _compilation.ReplaceSyntaxTree(known.Tree, tree);
                _trees[file] = (stamp, tree);
            }

            foreach (string gone in _trees.Keys.Except(files).ToArray())
            {
                _compilation = _compilation.RemoveSyntaxTrees(_trees[gone].Tree);
                _trees.Remove(gone);
            }
        }

        private bool IsSource(string file) =>
            Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj" or "Properties");

        private IEnumerable<SourceError> CheckApi(byte[] image, byte[] symbols)
        {
            IReadOnlyList<ApiViolation> violations = ManagedCodeChecker.Find(new MemoryStream(image), _api.Value, s_own);
            using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(symbols));
            MetadataReader lines = provider.GetMetadataReader();
            return [.. violations.Select(violation => ErrorOf(lines, violation)).Distinct()];
        }

        private static SourceError ErrorOf(MetadataReader lines, ApiViolation violation)
        {
            if (!violation.Method.IsNil)
            {
                MethodDebugInformation method = lines.GetMethodDebugInformation(violation.Method);
                SequencePoint[] points = [.. method.GetSequencePoints().Where(point => !point.IsHidden)];
                if (points.Length > 0)
                {
                    SequencePoint point = points.LastOrDefault(point => point.Offset <= violation.Offset, points[0]);
                    return new SourceError(lines.GetString(lines.GetDocument(point.Document).Name), point.StartLine, violation.Text);
                }
            }

            return new SourceError(string.Empty, 0, violation.Text);
        }

        private static SourceError ErrorOf(Diagnostic diagnostic)
        {
            FileLinePositionSpan place = diagnostic.Location.GetLineSpan();
            string text = $"{diagnostic.Id}: {diagnostic.GetMessage()}";
            return place.IsValid
                ? new SourceError(place.Path, place.StartLinePosition.Line + 1, text)
                : new SourceError(string.Empty, 0, text);
        }
    }
}
