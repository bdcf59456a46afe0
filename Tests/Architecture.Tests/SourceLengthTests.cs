using FlipperUpdaterNano.HostPrograms;
using Xunit;

namespace FlipperUpdaterNano.Architecture.Tests
{
    /// <summary>
    /// Checks the length limits for all C# and C++ code of this repository: 400 lines for a file, 140 columns for a line, and 40 lines for
    /// a function. C# functions are checked here, C++ functions by clang-tidy's readability-function-size. <c>length-exemptions.txt</c>
    /// lists the exemptions.
    /// </summary>
    public class SourceLengthTests
    {
        private static readonly string[] s_extensions = [".cs", ".cpp", ".hpp", ".h", ".inc"];
        private static readonly Lazy<LengthFinding[]> s_found = new(Find);

        [Fact]
        public void Files_and_lines_and_functions_are_within_the_length_limits()
        {
            HashSet<string> exempt = [.. Exemptions()];
            LengthFinding[] tooLong = [.. s_found.Value.Where(finding => !exempt.Contains(finding.Key))];

            Assert.True(tooLong.Length == 0, string.Join<LengthFinding>('\n', tooLong));
        }

        [Fact]
        public void Every_exemption_is_needed_and_listed_once()
        {
            string[] exempt = [.. Exemptions()];
            string[] unneeded = [.. exempt.Except(s_found.Value.Select(finding => finding.Key))];

            Assert.True(unneeded.Length == 0, string.Join('\n', unneeded));
            Assert.Equal(exempt.Distinct(), exempt);
        }

        [Theory]
        [InlineData(400, 0)]
        [InlineData(401, 1)]
        public void A_file_of_more_than_400_lines_is_found(int lines, int expected)
        {
            Assert.Equal(expected, SourceLengths.Measure("a.hpp", string.Concat(Enumerable.Repeat("\n", lines - 1)) + "x\n").Count());
        }

        [Theory]
        [InlineData(140, 0)]
        [InlineData(141, 1)]
        public void A_line_of_more_than_140_columns_is_found(int columns, int expected)
        {
            Assert.Equal(expected, SourceLengths.Measure("a.inc", "short\n" + new string('x', columns) + "\r\n").Count());
        }

        [Theory]
        [InlineData("void M() {{{0}}}", "C.M")]
        [InlineData("[Obsolete]\nvoid M() {{{0}}}", "C.M")]
        [InlineData("C() {{{0}}}", "C.ctor")]
        [InlineData("int P {{ get {{{0} return 0; }} }}", "C.P.get")]
        [InlineData("int P => {0}0;", "C.P.get")]
        [InlineData("int this[int i] => {0}i;", "C.this.get")]
        [InlineData("void M() {{ void N() {{{0}}} }}", "C.M")]
        public void A_function_of_more_than_40_lines_is_reported_by_name(string member, string expected)
        {
            Assert.Empty(Functions(member, 40));
            Assert.Equal(expected, Assert.Single(Functions(member, 41)).Member);
        }

        [Theory]
        [InlineData("a.cs")]
        [InlineData("a.cs: file")]
        [InlineData("a.cs: file: ")]
        public void An_exemption_without_a_reason_is_refused(string line)
        {
            Assert.Throws<FormatException>(() => LengthFinding.Parse(line));
        }

        private static LengthFinding[] Functions(string member, int lines)
        {
            string text = "class C\n{\n" + string.Format(null, member, new string('\n', lines - 1)) + "\n}\n";

            return [.. SourceLengths.Measure("a.cs", text)];
        }

        private static IEnumerable<string> Exemptions()
        {
            return File.ReadLines(Checkout.Of("Tests", "Architecture.Tests", "length-exemptions.txt"))
                .Where(line => line.Length != 0 && line[0] != '#')
                .Select(line => LengthFinding.Parse(line).Key);
        }

        private static LengthFinding[] Find()
        {
            return [.. RepositoryFiles.Tracked()
                .Where(IsOurs)
                .SelectMany(file => SourceLengths.Measure(file, File.ReadAllText(Checkout.Of(file))))];
        }

        /// <summary>Generated files and test data, which includes third-party programs, are not measured.</summary>
        private static bool IsOurs(string file)
        {
            return s_extensions.Contains(Path.GetExtension(file))
                && !file.StartsWith("Tests/Data/", StringComparison.Ordinal)
                && !Path.GetFileNameWithoutExtension(file).EndsWith(".g", StringComparison.Ordinal);
        }
    }
}
