using System.Text.RegularExpressions;
using FlipperUpdaterNano.HostPrograms;
using Xunit;

namespace FlipperUpdaterNano.Architecture.Tests.Layers
{
    /// <summary>
    /// Checks that includes between native folders go in one direction only. Every include is resolved, and each pair of folders is
    /// checked.
    /// </summary>
    public partial class NativeLayerTests
    {
        private static readonly LayerTable s_layers = new(
            ("Native/bytes", []),
            ("Native/fat", ["Native/bytes"]),
            ("Native/drivers", ["Native/bytes"]),
            ("Native/runtime", []),
            ("Native/interop", ["Native/runtime", "Native/fat", "Native/drivers"]),
            ("Native/stub", ["Native/fat", "Native/drivers"]),
            ("Native/image", ["Native/interop"]),
            ("boards/common", ["Native/interop", "Native/stub"]),
            ("boards/FLIPPER_F7", ["boards/common"]));

        [Fact]
        public void Each_folder_includes_only_folders_listed_before_it()
        {
            IReadOnlyList<string> violations = s_layers.Violations(Includes());

            Assert.True(violations.Count == 0, string.Join('\n', violations));
        }

        [Fact]
        public void The_table_lists_exactly_the_existing_folders()
        {
            Assert.Equal(Sources().Select(PartOf).Distinct().Order(StringComparer.Ordinal), s_layers.Parts.Order(StringComparer.Ordinal));
        }

        [Fact]
        public void Includes_between_folders_of_one_part_form_no_cycle()
        {
            Dictionary<string, HashSet<string>> uses = [];

            foreach ((string from, string to) in IncludedFiles())
            {
                string source = Path.GetDirectoryName(from)!;
                string target = Path.GetDirectoryName(to)!;

                if (source != target)
                {
                    (uses.TryGetValue(source, out HashSet<string>? all) ? all : uses[source] = []).Add(target);
                }
            }

            Assert.NotEmpty(uses);
            Assert.Null(Cycle(uses));
        }

        private static string? Cycle(Dictionary<string, HashSet<string>> uses)
        {
            HashSet<string> finished = [];

            return uses.Keys.Select(folder => Walk(folder, [])).FirstOrDefault(cycle => cycle != null);

            string? Walk(string folder, List<string> path)
            {
                if (path.Contains(folder))
                {
                    return string.Join(" -> ", [.. path.SkipWhile(step => step != folder), folder]);
                }

                if (finished.Contains(folder) || !uses.TryGetValue(folder, out HashSet<string>? targets))
                {
                    return null;
                }

                string? cycle = targets.Select(target => Walk(target, [.. path, folder])).FirstOrDefault(found => found != null);
                finished.Add(folder);

                return cycle;
            }
        }

        private static IEnumerable<string> Sources() =>
            RepositoryFiles.Tracked().Where(file =>
                (file.StartsWith("Native/", StringComparison.Ordinal) || file.StartsWith("boards/", StringComparison.Ordinal))
                && Path.GetExtension(file) is ".cpp" or ".hpp" or ".h" or ".inc");

        private static string PartOf(string file) => string.Join('/', file.Split('/')[..2]);

        private static IEnumerable<(string From, string To, string Where)> Includes() =>
            IncludedFiles().Select(include => (PartOf(include.From), PartOf(include.To), $"{include.From} includes {include.To}"));

        // As in the build, an include is searched for next to the including file, then in each include directory.
        private static IEnumerable<(string From, string To)> IncludedFiles()
        {
            HashSet<string> known = [.. Sources()];

            foreach (string file in known)
            {
                foreach (Match match in Include().Matches(File.ReadAllText(Checkout.Of(file))))
                {
                    string name = match.Groups["name"].Value;
                    string[] roots = [Path.GetDirectoryName(file)!, "Native", "Native/runtime", "boards/common", "boards/FLIPPER_F7"];
                    string? target = roots.Select(root => Path.GetRelativePath(".", Path.Combine(root, name)).Replace('\\', '/'))
                        .FirstOrDefault(known.Contains);

                    if (target != null)
                    {
                        yield return (file, target);
                    }
                }
            }
        }

        [GeneratedRegex("^#include \"(?<name>[^\"]+)\"", RegexOptions.Multiline)]
        private static partial Regex Include();
    }
}
