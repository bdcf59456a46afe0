using System.Reflection.Metadata;
using FlipperUpdaterNano.ApiCheck;
using FlipperUpdaterNano.Hal;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace FlipperUpdaterNano.Studio.Reload
{
    /// <summary>
    /// Compiles the updater's sources for .NET in this process, with the settings of the build (NanoFramework.props), and checks them
    /// against nanoFramework v1, as the build does. Unchanged files are not parsed again.
    /// </summary>
    /// <param name="folder">Folder of the updater's sources.</param>
    internal sealed class UpdaterCompiler(string folder)
    {
        // The second compilation takes a third as long as the first, and the fourth takes half as long as the second.
        private const int WarmEmits = 4;

        private static readonly string[] s_own = ["FlipperUpdaterNano.Hal", LoadedUpdater.AssemblyName];
        private static readonly string[] s_libraries = ["System.Runtime", "System.Collections", "System.Collections.NonGeneric"];
        private static readonly CSharpParseOptions s_dialect = new(LanguageVersion.CSharp9);
        private static int s_emits;

        private readonly Lazy<ApiList> _api = new(ApiList.LoadAll);
        private readonly SourceTrees _sources = new(Empty(), s_dialect, folder);

        /// <summary>Gets the folder of the sources.</summary>
        public string Folder => folder;

        /// <summary>
        /// Compiles the current content of the folder. Nullable analysis and symbols, which would account for a third of the time, are
        /// omitted.
        /// </summary>
        /// <returns>The assembly, or the errors.</returns>
        public CompiledUpdater Compile()
        {
            CSharpCompilation compilation = _sources.Read();
            using MemoryStream image = new();
            EmitResult result = Emit(compilation, image, null);
            SourceError[] errors = result.Success
                ? [.. CheckApi(compilation, image.ToArray())]
                : [.. result.Diagnostics.Where(item => item.Severity == DiagnosticSeverity.Error).Select(ErrorOf)];
            return new CompiledUpdater(errors.Length > 0 ? [] : image.ToArray(), errors);
        }

        /// <summary>Compiles once more and discards the result, so that the JIT optimises the compiler itself.</summary>
        /// <returns>True if the sources were compiled; false if the compiler has already run often enough in this process.</returns>
        public bool WarmUp()
        {
            if (Volatile.Read(ref s_emits) >= WarmEmits)
            {
                return false;
            }

            using MemoryStream dropped = new();
            Emit(_sources.Read(), dropped, null);
            return true;
        }

        private static EmitResult Emit(CSharpCompilation compilation, MemoryStream image, MemoryStream? symbols)
        {
            Interlocked.Increment(ref s_emits);
            return compilation.Emit(
                image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        }

        private static CSharpCompilation Empty() => CSharpCompilation.Create(
            LoadedUpdater.AssemblyName,
            references: References().Select(path => MetadataReference.CreateFromFile(path)),
            options: new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, deterministic: true));

        private static IEnumerable<string> References()
        {
            string core = typeof(object).Assembly.Location;
            return s_libraries.Select(name => Path.Combine(Path.GetDirectoryName(core)!, name + ".dll"))
                .Append(core).Append(typeof(IDevice).Assembly.Location);
        }

        // Symbols are created only if they are needed to find the line of an error.
        private IEnumerable<SourceError> CheckApi(CSharpCompilation compilation, byte[] image)
        {
            IReadOnlyList<ApiViolation> violations = ManagedCodeChecker.Find(new MemoryStream(image), _api.Value, s_own);
            if (violations.Count == 0)
            {
                return [];
            }

            using MemoryStream again = new();
            using MemoryStream symbols = new();
            Emit(compilation, again, symbols);
            symbols.Position = 0;
            using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbStream(symbols);
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
