using System.Text.RegularExpressions;
using FlipperUpdaterNano.HostPrograms;
using Xunit;

namespace FlipperUpdaterNano.Architecture.Tests
{
    /// <summary>
    /// Checks that every relative link and anchor in a document resolves, and that every path in backticks that starts at a top-level
    /// folder exists.
    /// </summary>
    public partial class DocumentPathTests
    {
        // Folders that a build or a command creates.
        private static readonly string[] s_madeLater = ["build/"];

        [Fact]
        public void Paths_and_links_in_documents_resolve()
        {
            string[] documents = [.. RepositoryFiles.Tracked().Where(file => Path.GetExtension(file) == ".md" && !IsOfOthers(file))];
            string[] dead = [.. documents.SelectMany(Dead)];

            Assert.True(dead.Length == 0, string.Join('\n', dead));
            Assert.Contains("README.md", documents);
        }

        [Fact]
        public void Dead_links_and_paths_and_headings_are_found()
        {
            const string Text = "[a](NONE.md) `Host/None.cs` [b](docs/FUPD.md#no-such-heading) [c](docs/FUPD.md) `Host/Fupd` `Updater`";

            Assert.Equal(3, Dead("README.md", Text).Count());
        }

        private static bool IsOfOthers(string file) => file.StartsWith("Tests/Data/", StringComparison.Ordinal);

        private static IEnumerable<string> Dead(string document) => Dead(document, File.ReadAllText(Checkout.Of(document)));

        private static IEnumerable<string> Dead(string document, string text)
        {
            string folder = Path.GetDirectoryName(document)!;

            foreach (Match match in Link().Matches(text))
            {
                string target = Path.GetFullPath(Checkout.Of(folder, match.Groups["path"].Value));
                string heading = match.Groups["heading"].Value;

                if (!Path.Exists(target) || (heading.Length > 0 && !Headings(target).Contains(heading)))
                {
                    yield return $"{document}: {match.Value}";
                }
            }

            foreach (Match match in Quoted().Matches(text))
            {
                string path = match.Groups["path"].Value;

                if (!s_madeLater.Any(prefix => path.StartsWith(prefix, StringComparison.Ordinal)) && !Path.Exists(Checkout.Of(path)))
                {
                    yield return $"{document}: {match.Value}";
                }
            }
        }

        private static HashSet<string> Headings(string path) =>
            [.. File.ReadLines(path).Where(line => line.StartsWith('#')).Select(line =>
                NotInAnchor().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), string.Empty).Replace(' ', '-'))];

        [GeneratedRegex(@"\]\((?!https?:)(?<path>[^)#\s]+)(#(?<heading>[^)\s]+))?\)")]
        private static partial Regex Link();

        [GeneratedRegex(@"`(?<path>(Updater|Hal|Native|Host|Tests|boards|docs|tools)/[\w./-]*\w)`")]
        private static partial Regex Quoted();

        [GeneratedRegex(@"[^\w\- ]")]
        private static partial Regex NotInAnchor();
    }
}
