namespace FlipperUpdaterNano.OnTarget.Tests
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

        public IReadOnlyList<ReportLine> Lines { get; }

        public IEnumerable<ReportLine> Failures => Lines.Where(line => line.Result == Failed);

        public IEnumerable<ReportLine> Skips => Lines.Where(line => line.Result == Skipped);

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

        /// <summary>The report of a target that runs the tests in several images.</summary>
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
