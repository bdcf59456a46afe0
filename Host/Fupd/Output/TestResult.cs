using System.Globalization;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.HostPrograms;
using FlipperUpdaterNano.TestLauncher;

namespace FlipperUpdaterNano.Fupd.Output
{
    /// <summary>The result of one on-target test, and the location of the test's source.</summary>
    internal sealed class TestResult
    {
        private const double TicksPerMillisecond = 10_000;

        /// <summary>Looks up the source of a reported test.</summary>
        /// <param name="line">The line that the target reported.</param>
        /// <param name="known">The source positions of the tests by name, without cleanup methods.</param>
        public TestResult(ReportLine line, IReadOnlyDictionary<string, TestCallSource> known)
        {
            Line = line;
            TestCallSource? source = known.GetValueOrDefault(line.Test);
            SourceFile = source == null ? null : Path.GetRelativePath(Checkout.Root!, source.File);
            SourceLine = source?.Line ?? 0;
        }

        /// <summary>Gets the line that the target reported.</summary>
        public ReportLine Line { get; }

        /// <summary>
        /// Gets the source file of the test, relative to the checkout, or <see langword="null"/> if no test has this name.
        /// </summary>
        public string? SourceFile { get; }

        /// <summary>Gets the source line of the test.</summary>
        public int SourceLine { get; }

        /// <summary>Gets the source file and line of the test, as shown to the user.</summary>
        public string Place => SourceFile == null ? "no test with this name" : $"{SourceFile}:{SourceLine}";

        /// <summary>Gets the duration of the test on the target in milliseconds if it passed, otherwise 0.</summary>
        public double Milliseconds => Line.Result == "passed" && long.TryParse(Line.Detail, CultureInfo.InvariantCulture, out long ticks)
            ? ticks / TicksPerMillisecond
            : 0;

        /// <summary>Converts to JSON for reports.</summary>
        public JsonObject ToJson() => new()
        {
            ["name"] = Line.Test,
            ["result"] = Line.Result,
            ["message"] = Line.Result == "passed" ? null : Line.Detail,
            ["milliseconds"] = Milliseconds,
            ["file"] = SourceFile,
            ["line"] = SourceLine,
        };
    }
}
