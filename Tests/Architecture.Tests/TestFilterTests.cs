using System.Text.RegularExpressions;
using FlipperUpdaterNano.HostPrograms;
using Xunit;

namespace FlipperUpdaterNano.Architecture.Tests
{
    /// <summary>
    /// Checks that every test filter in a script, document or message selects a test. With a filter that selects no test, dotnet test
    /// succeeds without running anything. Filters ignore case.
    /// </summary>
    public partial class TestFilterTests
    {
        private static readonly string[] s_extensions = [".sh", ".md", ".cs"];

        [Fact]
        public void Every_filter_selects_a_test()
        {
            string[] tests = [.. RepositoryFiles.Tracked().Where(file => file.StartsWith("Tests/", StringComparison.Ordinal))
                .Where(file => Path.GetExtension(file) == ".cs").SelectMany(TestsIn)];
            (string File, string Filter)[] filters = [.. RepositoryFiles.Tracked()
                .Where(file => s_extensions.Contains(Path.GetExtension(file)))
                .SelectMany(file => FiltersIn(File.ReadAllText(Checkout.Of(file))).Select(filter => (file, filter)))];
            string[] dead = [.. filters
                .Where(item => !Array.Exists(tests, test => test.Contains(item.Filter, StringComparison.OrdinalIgnoreCase)))
                .Select(item => $"{item.File}: no test has '{item.Filter}' in its name")];

            Assert.True(dead.Length == 0, string.Join('\n', dead));
            Assert.True(filters.Length > 10, $"only {filters.Length} filters found");
        }

        [Fact]
        public void Filters_with_and_without_FullyQualifiedName_are_found() => Assert.Equal(
            ["A.b", "c", "D_e"],
            FiltersIn(
                "dotnet test P --filter \"FullyQualifiedName~" + "A.b|FullyQualifiedName~" + "c\"\ndotnet test P -v q --filter D_e\n"));

        private static IEnumerable<string> FiltersIn(string text) =>
            Filter().Matches(text).Select(match => match.Groups["name"].Value);

        // Returns the name of each test as project, folders, class and method, without the prefix that all namespaces share.
        private static IEnumerable<string> TestsIn(string file) => Method().Matches(File.ReadAllText(Checkout.Of(file)))
            .Select(match => $"{Path.ChangeExtension(file, null)["Tests/".Length..].Replace('/', '.')}.{match.Groups["name"].Value}");

        [GeneratedRegex(@"FullyQualifiedName~(?<name>[\w.]+)|dotnet test [^\n""]*--filter (?!FullyQualifiedName)(?<name>\w+)")]
        private static partial Regex Filter();

        [GeneratedRegex(@"^\s*public (?:async )?(?:void|Task) (?<name>\w+)\(", RegexOptions.Multiline)]
        private static partial Regex Method();
    }
}
