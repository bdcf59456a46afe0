using System.Globalization;
using FlipperUpdaterNano.Fupd.Runs;

namespace FlipperUpdaterNano.Fupd.Scenarios
{
    /// <summary>The expected end of a scenario's run.</summary>
    internal sealed class ScenarioExpectation
    {
        private readonly string? _restsAs;
        private readonly (int Stage, int From, int To)? _error;

        private ScenarioExpectation(JsonFields fields)
        {
            Outcome = fields.Choice("outcome", "completed", "refused", "failed", "needsPerson");
            _restsAs = fields.Text("restsAs");
            Error = fields.Text("error");
            _error = Error == null ? null : Parse(fields, Error);
            AllowedViolations = fields.Texts("violations");
            fields.End();
        }

        /// <summary>Gets the expected outcome.</summary>
        public string Outcome { get; }

        /// <summary>Gets the expected error code, or a range of codes such as <c>3-0..100</c>.</summary>
        public string? Error { get; }

        /// <summary>Gets the rules that the run may violate; the run must follow all other rules.</summary>
        public IReadOnlyList<string> AllowedViolations { get; }

        /// <summary>Reads the expectation.</summary>
        /// <param name="fields">JSON object of the expectation, or <see langword="null"/> if the update must complete.</param>
        public static ScenarioExpectation Read(JsonFields? fields) => new(fields ?? JsonFields.Parse("expect", "{}"));

        /// <summary>Checks whether an error code is one of the expected codes.</summary>
        public bool Expects(int stage, int progress) => _error is { } error
            && stage == error.Stage && progress >= error.From && progress <= error.To;

        /// <summary>Compares a report with the expectation.</summary>
        /// <returns>The difference in one sentence, or <see langword="null"/> if the report is as expected.</returns>
        public string? Difference(RunReport report)
        {
            string found = report.Error == null ? report.OutcomeText : $"{report.OutcomeText} [{report.Error.Code}] {report.Error.Message}";
            if (report.OutcomeText != Outcome)
            {
                return $"expected {Outcome}, but got {found}";
            }

            if (_error != null && (report.Error == null || !Expects(report.Error.Stage, report.Error.Progress)))
            {
                return $"expected [{Error}], but got {found}";
            }

            if (_restsAs != null && report.RestsAs != _restsAs)
            {
                return $"expected the final state {_restsAs}, but got {report.RestsAs}: {report.Why}";
            }

            return report.Violations.FirstOrDefault(violation => !AllowedViolations.Contains(violation.Rule)) is { } rule
                ? $"a rule was violated: {rule}"
                : null;
        }

        private static (int Stage, int From, int To) Parse(JsonFields fields, string code)
        {
            string[] parts = code.Split('-');
            string[] range = parts.Length == 2 ? parts[1].Split("..") : [];
            return range.Length is 1 or 2
                && Number(parts[0], out int stage) && Number(range[0], out int from) && Number(range[^1], out int to)
                ? (stage, from, to)
                : throw fields.Wrong("error", "must be a code such as 2-99, or a range such as 3-0..100");
        }

        private static bool Number(string text, out int number) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
