using System.Text.RegularExpressions;
using FlipperUpdaterNano.HostPrograms;
using Xunit;

namespace FlipperUpdaterNano.Architecture.Tests
{
    /// <summary>
    /// Checks that sources, scripts and docs avoid the words in <c>banned-words.txt</c>, which lists each word with the term to use
    /// instead. In tests, the words within identifiers are checked as well, because test names are sentences. This class and
    /// third-party texts are exempt.
    /// </summary>
    public partial class BannedWordTests
    {
        private static readonly string[] s_extensions = [".cs", ".cpp", ".hpp", ".h", ".inc", ".md", ".sh", ".cmake"];
        private static readonly string[] s_exempt = ["docs/reference/", "Tests/Data/", "Tests/Architecture.Tests/BannedWordTests.cs"];
        private static readonly Lazy<(Regex Word, string Instead)[]> s_banned = new(() => [.. Banned()]);

        [Fact]
        public void Texts_use_the_terms_of_the_field()
        {
            string[] found = [.. RepositoryFiles.Tracked().Where(IsChecked).SelectMany(Find)];

            Assert.True(found.Length == 0, string.Join('\n', found));
        }

        [Theory]
        [InlineData("public void A_register_behind_the_last_one_is_refused()", 1)]
        [InlineData("TEST(Card, KnowsNoErase)", 1)]
        [InlineData("bool rowLiesInFlash = HALTells(row);", 2)]
        [InlineData("public void The_unknown_outstanding_TellsomeIs_BehindhandLies2()", 0)]
        public void A_banned_word_is_found_inside_a_test_identifier(string line, int expected)
        {
            Assert.Equal(expected, Findings("Tests/a.cs", 1, line).Count());
            Assert.Empty(Findings("Host/a.cs", 1, line));
        }

        [Theory]
        [InlineData("/// The register behind the last one.", 1)]
        [InlineData("// Nobody reads it: the volume Lies at page 3", 2)]
        [InlineData("a caller is told, and the buffer may belie it", 1)]
        [InlineData("outstanding, beliefs, unknown", 0)]
        public void Only_whole_words_are_banned(string line, int expected)
        {
            Assert.Equal(expected, Findings("a.cs", 1, line).Count());
        }

        private static bool IsChecked(string file) =>
            s_extensions.Contains(Path.GetExtension(file)) && !s_exempt.Any(prefix => file.StartsWith(prefix, StringComparison.Ordinal));

        private static IEnumerable<string> Find(string file) =>
            File.ReadLines(Checkout.Of(file)).SelectMany((line, index) => Findings(file, index + 1, line));

        private static IEnumerable<string> Findings(string file, int number, string line)
        {
            string text = file.StartsWith("Tests/", StringComparison.Ordinal) ? WordBoundaries().Replace(line, " ") : line;
            return from entry in s_banned.Value
                   from Match match in entry.Word.Matches(text)
                   select $"{file}:{number}: \"{match.Value}\", write: {entry.Instead}";
        }

        private static IEnumerable<(Regex Word, string Instead)> Banned()
        {
            foreach (string line in File.ReadLines(Checkout.Of("Tests", "Architecture.Tests", "banned-words.txt")))
            {
                if (line.Length > 0 && line[0] != '#')
                {
                    string[] parts = line.Split(": ", 2);
                    yield return (new Regex($@"\b(?:{parts[0]})\b", RegexOptions.IgnoreCase), parts[1]);
                }
            }
        }

        /// <summary>Matches underscores and the word boundaries inside PascalCase and camelCase: <c>LiesIn</c>, <c>HALTells</c>.</summary>
        [GeneratedRegex("_|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")]
        private static partial Regex WordBoundaries();
    }
}
