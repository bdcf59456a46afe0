using FlipperUpdaterNano.HostPrograms;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace FlipperUpdaterNano.Architecture.Tests.Layers
{
    /// <summary>
    /// Checks that dependencies between the folders of Updater/ go in one direction only. Uses are found by the compiler's name resolution.
    /// </summary>
    public class UpdaterLayerTests
    {
        private static readonly LayerTable s_layers = new(
            ("Formats", []),
            ("Formats/Tar", ["Formats"]),
            ("Formats/LittleFs", ["Formats"]),
            ("Errors", ["Formats/Tar", "Formats/LittleFs"]),
            ("State", ["Errors"]),
            ("Flash", ["State"]),
            ("Plan", ["Flash"]),
            ("Radio", ["Plan"]),
            ("Stages", ["Radio"]),
            ("Screens", ["Stages"]),
            ("Recorder", ["Screens"]),
            ("App", ["Recorder"]));

        [Fact]
        public void Each_folder_uses_only_folders_listed_before_it()
        {
            IReadOnlyList<string> violations = s_layers.Violations(Uses(Sources()));

            Assert.True(violations.Count == 0, string.Join('\n', violations));
        }

        [Fact]
        public void The_table_lists_exactly_the_existing_folders()
        {
            Assert.Equal(
                Sources().Select(source => FolderOf(source.Path)).Distinct().Order(StringComparer.Ordinal),
                s_layers.Parts.Order(StringComparer.Ordinal));
        }

        [Theory]
        [InlineData("Formats", "static object F() { return new FlipperUpdaterNano.Updater.App.UpdaterApp(null); }", "Formats -> App")]
        [InlineData("Formats", "FlipperUpdaterNano.Updater.Plan.UpdatePlan F;", "Formats -> Plan")]
        [InlineData("Plan", "void F(FlipperUpdaterNano.Updater.Screens.Canvas c) { }", "Plan -> Screens")]
        public void A_planted_dependency_is_found(string folder, string member, string expected)
        {
            string planted = $"namespace FlipperUpdaterNano.Updater.{folder} {{ class Planted {{ {member} }} }}";

            Assert.Contains(
                s_layers.Violations(Uses([.. Sources(), ($"Updater/{folder}/Planted.cs", planted)])),
                violation => violation.StartsWith(expected, StringComparison.Ordinal));
        }

        private static IReadOnlyList<(string Path, string Text)> Sources() =>
            [.. RepositoryFiles.Tracked()
                .Where(file => file.StartsWith("Updater/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal)
                    && !file.StartsWith("Updater/Properties/", StringComparison.Ordinal))
                .Select(file => (file, File.ReadAllText(Checkout.Of(file))))];

        private static string FolderOf(string path) => string.Join('/', path.Split('/')[1..^1]);

        private static List<(string From, string To, string Where)> Uses(IReadOnlyList<(string Path, string Text)> sources)
        {
            SyntaxTree[] trees = [.. sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, path: source.Path))];
            IEnumerable<MetadataReference> references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                .Split(Path.PathSeparator)
                .Where(path => !Path.GetFileName(path).StartsWith("FlipperUpdaterNano.Updater", StringComparison.Ordinal))
                .Select(path => MetadataReference.CreateFromFile(path));
            CSharpCompilation compilation = CSharpCompilation.Create("layers", trees, references);
            List<(string From, string To, string Where)> uses = [];

            foreach (SyntaxTree tree in trees)
            {
                SemanticModel model = compilation.GetSemanticModel(tree);

                foreach (SimpleNameSyntax name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
                {
                    ISymbol? symbol = model.GetSymbolInfo(name).Symbol;

                    if (symbol is not null and not INamespaceSymbol
                        && symbol.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault() is { } declaration)
                    {
                        int line = tree.GetLineSpan(name.Span).StartLinePosition.Line + 1;
                        uses.Add(
                            (FolderOf(tree.FilePath), FolderOf(declaration.SyntaxTree.FilePath),
                                $"{tree.FilePath}:{line} uses {symbol.Name}"));
                    }
                }
            }

            return uses;
        }
    }
}
