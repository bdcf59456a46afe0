namespace FlipperUpdaterNano.TestLauncher
{
    /// <summary>What a target printed: a result for each test, then the sums.</summary>
    public sealed class Report
    {
        private const string Passed = "passed";
        private const string Failed = "failed";
        private const string Skipped = "skipped";

        private Report(IReadOnlyList<ReportLine> lines)
        {
            Lines = lines;
        }

        /// <summary>Gets the results.</summary>
        public IReadOnlyList<ReportLine> Lines { get; }

        /// <summary>Gets the failed tests.</summary>
        public IEnumerable<ReportLine> Failures => Lines.Where(line => line.Result == Failed);

        /// <summary>Gets the skipped tests.</summary>
        public IEnumerable<ReportLine> Skips => Lines.Where(line => line.Result == Skipped);

        /// <summary>Reads what a target printed.</summary>
        /// <param name="text">The text.</param>
        /// <returns>The report.</returns>
        /// <exception cref="FormatException">It is none, or ends early.</exception>
        public static Report Parse(string text)
        {
            string[] lines = text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
            ReportLine[] results = [.. lines[..^1].Select(Line)];
            int Count(string result) => results.Count(line => line.Result == result);
            string sums = $"{Count(Passed)} passed, {Count(Failed)} failed, {Count(Skipped)} skipped";

            return lines[^1] == sums
                ? new Report(results)
                : throw new FormatException($"the report ends with '{lines[^1]}', its lines make '{sums}':\n{text}");
        }

        /// <summary>Joins the reports of a target that runs the tests in several images.</summary>
        /// <param name="parts">The reports.</param>
        /// <returns>One report.</returns>
        public static Report Join(IEnumerable<Report> parts) => new([.. parts.SelectMany(part => part.Lines)]);

        private static ReportLine Line(string line)
        {
            string[] parts = line.Split(',', 3);

            return parts.Length == 3 && parts[0] is "Test " + Passed or "Test " + Failed or "Test " + Skipped
                ? new ReportLine(parts[0][5..], parts[1], parts[2])
                : throw new FormatException($"'{line}' is no line of a report");
        }
    }
}
