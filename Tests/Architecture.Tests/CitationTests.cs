using System.Text.RegularExpressions;
using FlipperUpdaterNano.HostPrograms;
using Xunit;

namespace FlipperUpdaterNano.Architecture.Tests
{
    /// <summary>Checks that every citation of docs/reference resolves: the page exists and contains a heading with that number.</summary>
    public partial class CitationTests
    {
        private static readonly string[] s_extensions =
        [
            ".cs", ".cpp", ".hpp", ".h", ".inc", ".md", ".cmake", ".txt", ".sh", ".csproj", ".S", ".ld",
        ];

        [Fact]
        public void Every_cited_section_exists()
        {
            List<string> citations = [];
            List<string> dead = [];

            foreach (string file in RepositoryFiles.Tracked().Where(file => s_extensions.Contains(Path.GetExtension(file))))
            {
                foreach (Match match in Citation().Matches(File.ReadAllText(Checkout.Of(file))))
                {
                    citations.Add(match.Value);

                    if (!Headings(match.Groups["page"].Value).Contains(match.Groups["section"].Value))
                    {
                        dead.Add($"{file}: {match.Value}");
                    }
                }
            }

            Assert.True(dead.Count == 0, string.Join('\n', dead));
            Assert.NotEmpty(citations);
        }

        private static HashSet<string> Headings(string page)
        {
            string path = Checkout.Of("docs", "reference", page);

            return File.Exists(path)
                ? [.. File.ReadLines(path)
                    .Select(line => Heading().Match(line))
                    .Where(match => match.Success)
                    .Select(match => match.Groups["section"].Value)]
                : [];
        }

        [GeneratedRegex(@"docs/reference/(?<page>[a-z-]+\.md) (?<section>[A-Z]?\d+(\.\d+)*)")]
        private static partial Regex Citation();

        [GeneratedRegex(@"^#+ (?<section>[A-Z]?\d+(\.\d+)*)\.?(?= )")]
        private static partial Regex Heading();
    }
}
