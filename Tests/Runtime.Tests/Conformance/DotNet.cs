using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace FlipperUpdaterNano.Runtime.Tests.Conformance
{
    /// <summary>The reference: the same sources compiled against .NET and run in this process.</summary>
    internal static class DotNet
    {
        private static readonly object s_gate = new();

        private static readonly MetadataReference[] s_references =
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
                .Select(path => MetadataReference.CreateFromFile(path)),
        ];

        public static string Run(IReadOnlyList<(string Path, string Text)> sources) => Execute(Compile(sources));

        public static byte[] Compile(IReadOnlyList<(string Path, string Text)> sources)
        {
            CSharpParseOptions parse = new(LanguageVersion.Latest);
            CSharpCompilation compilation = CSharpCompilation.Create(
                "reference" + Guid.NewGuid().ToString("N"),
                sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, parse, source.Path)),
                s_references,
                new CSharpCompilationOptions(OutputKind.ConsoleApplication, optimizationLevel: OptimizationLevel.Debug, allowUnsafe: true));
            using MemoryStream image = new();
            EmitResult result = compilation.Emit(image);

            if (!result.Success)
            {
                throw new InvalidOperationException(string.Join('\n',
                    result.Diagnostics.Where(item => item.Severity == DiagnosticSeverity.Error)));
            }

            return image.ToArray();
        }

        public static string Execute(byte[] assembly)
        {
            using MemoryStream image = new(assembly);
            AssemblyLoadContext context = new("conformance", isCollectible: true);

            try
            {
                return Capture(context.LoadFromStream(image).EntryPoint!);
            }
            finally
            {
                context.Unload();
            }
        }

        private static string Capture(System.Reflection.MethodInfo main)
        {
            lock (s_gate)
            {
                TextWriter before = Console.Out;
                string folder = Environment.CurrentDirectory;
                DirectoryInfo own = Directory.CreateTempSubdirectory("conformance-");
                using StringWriter output = new() { NewLine = "\n" };

                try
                {
                    Console.SetOut(output);
                    Environment.CurrentDirectory = own.FullName;
                    main.Invoke(null, main.GetParameters().Length == 0 ? null : [Array.Empty<string>()]);

                    return output.ToString();
                }
                finally
                {
                    Console.SetOut(before);
                    Environment.CurrentDirectory = folder;
                    own.Delete(true);
                }
            }
        }
    }
}
