using System.Text.RegularExpressions;
using FlipperUpdaterNano.HostPrograms;
using Xunit;

namespace FlipperUpdaterNano.Architecture.Tests
{
    /// <summary>Checks the conventions of the device-side sources.</summary>
    public partial class SourceStyleTests
    {
        public static TheoryData<string> Folders => ["Hal", "Updater", "Native/classlib"];

        [Theory]
        [MemberData(nameof(Folders))]
        public void A_file_contains_only_the_type_it_is_named_after(string folder)
        {
            string[] wrong = [.. Sources(folder).Where(path => !HoldsItsType(path))];

            Assert.True(wrong.Length == 0, string.Join('\n', wrong));
        }

        private static bool HoldsItsType(string path)
        {
            string name = Path.GetFileNameWithoutExtension(path).Split('.')[0].TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
            string[] types = [.. TopLevelType().Matches(File.ReadAllText(path)).Select(match => match.Groups["name"].Value)];

            return types.Length == 0 || types.All(type => type.StartsWith(name, StringComparison.Ordinal));
        }

        private static IEnumerable<string> Sources(string folder)
        {
            return Directory.EnumerateFiles(Checkout.Of(folder), "*.cs", SearchOption.AllDirectories)
                .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal));
        }

        [GeneratedRegex(
            @"^    (public|internal)( (static|sealed|abstract|partial|readonly|ref|unsafe))*"
            + @" (class|struct|interface|enum|record) (?<name>\w+)",
            RegexOptions.Multiline)]
        private static partial Regex TopLevelType();
    }
}
