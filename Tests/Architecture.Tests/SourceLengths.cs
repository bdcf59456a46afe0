using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FlipperUpdaterNano.Architecture.Tests
{
    /// <summary>Measures a source file: its length, its lines and, in C#, its functions.</summary>
    internal static class SourceLengths
    {
        public const int LongestFile = 400;
        public const int LongestLine = 140;
        public const int LongestFunction = 40;

        /// <summary>Measures one file.</summary>
        /// <param name="path">Path relative to the repository; functions are measured in <c>.cs</c> files only.</param>
        /// <param name="text">Contents of the file.</param>
        /// <returns>One finding for the file, one for all of its long lines, one for each long function.</returns>
        public static IEnumerable<LengthFinding> Measure(string path, string text)
        {
            string[] lines = [.. text.TrimEnd('\n').Split('\n').Select(line => line.TrimEnd('\r'))];
            int[] longLines = [.. Enumerable.Range(1, lines.Length).Where(number => lines[number - 1].Length > LongestLine)];

            if (lines.Length > LongestFile)
            {
                yield return new(path, "file", $"{lines.Length} lines");
            }

            if (longLines.Length != 0)
            {
                yield return new(path, "lines", $"{longLines.Length} past column {LongestLine}, the first is {longLines[0]}");
            }

            if (path.EndsWith(".cs", StringComparison.Ordinal))
            {
                foreach (LengthFinding finding in LongFunctions(path, text))
                {
                    yield return finding;
                }
            }
        }

        private static IEnumerable<LengthFinding> LongFunctions(string path, string text)
        {
            SyntaxTree tree = CSharpSyntaxTree.ParseText(text);

            foreach (SyntaxNode node in tree.GetRoot().DescendantNodes())
            {
                if (NameOf(node) is string name)
                {
                    // Attributes do not count: a function starts at the line of its signature.
                    SyntaxNodeOrToken signature = node.ChildNodesAndTokens().First(child => !child.IsKind(SyntaxKind.AttributeList));
                    int first = tree.GetLineSpan(signature.Span).StartLinePosition.Line;
                    int length = tree.GetLineSpan(node.Span).EndLinePosition.Line - first + 1;

                    if (length > LongestFunction)
                    {
                        yield return new(path, name, $"{length} lines");
                    }
                }
            }
        }

        private static string? NameOf(SyntaxNode node)
        {
            return node switch
            {
                MethodDeclarationSyntax method => $"{TypeOf(node)}.{method.Identifier.Text}",
                ConstructorDeclarationSyntax => $"{TypeOf(node)}.ctor",
                DestructorDeclarationSyntax => $"{TypeOf(node)}.destructor",
                OperatorDeclarationSyntax @operator => $"{TypeOf(node)}.operator {@operator.OperatorToken.Text}",
                ConversionOperatorDeclarationSyntax conversion => $"{TypeOf(node)}.operator {conversion.Type}",
                PropertyDeclarationSyntax { ExpressionBody: not null } property => $"{TypeOf(node)}.{property.Identifier.Text}.get",
                IndexerDeclarationSyntax { ExpressionBody: not null } => $"{TypeOf(node)}.this.get",
                AccessorDeclarationSyntax accessor => $"{TypeOf(node)}.{OwnerOf(accessor)}.{accessor.Keyword.Text}",
                _ => null,
            };
        }

        private static string OwnerOf(AccessorDeclarationSyntax accessor)
        {
            return accessor.Parent!.Parent switch
            {
                PropertyDeclarationSyntax property => property.Identifier.Text,
                EventDeclarationSyntax @event => @event.Identifier.Text,
                _ => "this",
            };
        }

        private static string TypeOf(SyntaxNode node)
        {
            return node.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>()?.Identifier.Text ?? "";
        }
    }
}
