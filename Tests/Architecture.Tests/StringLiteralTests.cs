using FlipperUpdaterNano.HostPrograms;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace FlipperUpdaterNano.Architecture.Tests
{
    /// <summary>Checks the string literals of the code that runs on the device.</summary>
    public class StringLiteralTests
    {
        private static readonly string[] s_folders =
        [
            "Hal/", "Updater/", "Native/classlib/", "Native/image/", "Tests/OnTarget/", "Tests/OnTarget.Image/",
        ];

        [Fact]
        public void No_string_literal_contains_a_NUL_at_which_nanoFramework_would_end_the_string()
        {
            string[] sources = [.. RepositoryFiles.Tracked()
                .Where(
                    file => file.EndsWith(".cs", StringComparison.Ordinal)
                        && s_folders.Any(folder => file.StartsWith(folder, StringComparison.Ordinal)))];
            Assert.True(sources.Length > 100, $"only {sources.Length} files found");

            string[] wrong =
                [.. sources.SelectMany(file => Faults(File.ReadAllText(Checkout.Of(file))).Select(line => $"{file}:{line}"))];

            Assert.True(wrong.Length == 0, string.Join('\n', wrong));
        }

        [Theory]
        [InlineData("\"a\\0\"", 1)]
        [InlineData("\"a\\u0000b\"", 1)]
        [InlineData("\"a\" + \"\\x0\"", 1)]
        [InlineData("$\"{1}\\0\"", 1)]
        [InlineData("\"a\" + '\\0'", 0)]
        [InlineData("\"a\\n\"", 0)]
        public void A_planted_NUL_in_a_string_is_found_and_a_NUL_character_literal_is_accepted(string expression, int count)
        {
            Assert.Equal(count, Faults($"class A {{ object b = {expression}; }}").Count());
        }

        private static IEnumerable<int> Faults(string source)
        {
            SyntaxTree tree = CSharpSyntaxTree.ParseText(source);

            return tree.GetRoot().DescendantTokens()
                .Where(token => token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.InterpolatedStringTextToken))
                .Where(token => token.ValueText.Contains('\0'))
                .Select(token => tree.GetLineSpan(token.Span).StartLinePosition.Line + 1);
        }
    }
}
