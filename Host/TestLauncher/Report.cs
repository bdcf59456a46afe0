namespace FlipperUpdaterNano.TestLauncher
{
    /// <summary>The report that a target printed: one result for each test, then the totals.</summary>
    public sealed class Report
    {
        private const string Passed = "passed";
        private const string Failed = "failed";
        private const string Skipped = "skipped";

        private Report(IReadOnlyList<ReportLine> lines, IReadOnlyList<string> output)
        {
            Lines = lines;
            Output = output;
        }

        /// <summary>Gets the results.</summary>
        public IReadOnlyList<ReportLine> Lines { get; }

        /// <summary>Gets the output of the tests, without the report's own lines.</summary>
        public IReadOnlyList<string> Output { get; }

        /// <summary>Gets the failed tests.</summary>
        public IEnumerable<ReportLine> Failures => Lines.Where(line => line.Result == Failed);

        /// <summary>Gets the skipped tests.</summary>
        public IEnumerable<ReportLine> Skips => Lines.Where(line => line.Result == Skipped);

        /// <summary>
        /// Parses the output of a target. A line that is not a result continues the preceding result if that test failed or was skipped;
        /// otherwise the line is the output of a test.
        /// </summary>
        /// <param name="end">One sentence that states how the run ended, for error messages; empty if the output already shows it.</param>
        /// <exception cref="FormatException">The text is not a report, or is truncated.</exception>
        public static Report Parse(string text, string end = "")
        {
            string[] lines = text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
            List<ReportLine> results = [];
            List<string> output = [];

            foreach (string line in lines[..^1])
            {
                if (ResultOf(line) is { } result)
                {
                    results.Add(result);
                }
                else if (results is [.., { Result: Failed or Skipped } last])
                {
                    results[^1] = last with { Detail = $"{last.Detail}\n{line}" };
                }
                else
                {
                    output.Add(line);
                }
            }

            int Count(string result) => results.Count(line => line.Result == result);
            string sums = $"{Count(Passed)} passed, {Count(Failed)} failed, {Count(Skipped)} skipped";

            return lines[^1] == sums
                ? new Report(results, output)
                : throw new FormatException(
                    $"{text}\nthe report ends with '{lines[^1]}', but its lines add up to '{sums}'. {end}".TrimEnd());
        }

        /// <summary>Joins the reports of several images into one report for the target.</summary>
        public static Report Join(IReadOnlyList<Report> parts) =>
            new([.. parts.SelectMany(part => part.Lines)], [.. parts.SelectMany(part => part.Output)]);

        private static ReportLine? ResultOf(string line)
        {
            string[] parts = line.Split(',', 3);

            return parts.Length == 3 && parts[0] is "Test " + Passed or "Test " + Failed or "Test " + Skipped
                ? new ReportLine(parts[0][5..], parts[1], parts[2])
                : null;
        }
    }
}
