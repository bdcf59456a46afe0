using System.Text;

namespace FlipperUpdaterNano.Runtime.Tests.Conformance
{
    /// <summary>
    /// A program whose output on nanoFramework differs from that on .NET because of code in nanoFramework's mscorlib; reasons and output
    /// are in Tests/Data/conformance/nanoframework/NAME.txt. The first lines of the file, each starting with #,
    /// are the reasons for the difference; the other lines are the output.
    /// </summary>
    internal sealed record Difference(string Program, IReadOnlyList<string> Reasons, string Output)
    {
        private const string Mark = "# ";

        public static Difference Read(string path)
        {
            string[] lines = File.ReadAllText(path).Split('\n');
            string[] reasons =
                [.. lines.TakeWhile(line => line.StartsWith(Mark, StringComparison.Ordinal)).Select(line => line[Mark.Length..])];

            return reasons.Length > 0
                ? new Difference(Path.GetFileNameWithoutExtension(path), reasons, string.Join('\n', lines[reasons.Length..]))
                : throw new InvalidDataException(
                    $"{path} has no reason for the difference: begin it with # and a reason.");
        }

        /// <summary>Formats all differences for docs/DIFFERENCES.md: each reason once, with its programs.</summary>
        public static string Table(IEnumerable<Difference> differences)
        {
            StringBuilder text = new(
                "# Where programs behave differently than on .NET\n\n"
                + "All differences follow from nanoFramework's mscorlib. `Tests/Data/conformance/nanoframework` contains the programs'\n"
                + "output and the reasons; this page is generated from it "
                + "(`UPDATE_LISTS=1 dotnet test Tests/Runtime.Tests --filter The_differences`).\n\n"
                + "| Difference | Programs |\n|---|---|\n");

            foreach (IGrouping<string, string> group in differences
                .SelectMany(item => item.Reasons.Select(reason => (Reason: reason, item.Program)))
                .GroupBy(item => item.Reason, item => item.Program).OrderBy(group => group.Key, StringComparer.Ordinal))
            {
                text.Append($"| {group.Key} | {string.Join(", ", group.Order(StringComparer.Ordinal))} |\n");
            }

            return text.ToString();
        }
    }
}
