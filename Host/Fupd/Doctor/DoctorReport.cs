using System.Text.Json.Nodes;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Plan;

namespace FlipperUpdaterNano.Fupd.Doctor
{
    /// <summary>The report of <c>doctor</c>. The format of the report is a public interface.</summary>
    internal sealed class DoctorReport
    {
        public required IReadOnlyList<DoctorFinding> Findings { get; init; }

        /// <summary>Gets the plan; <see langword="null"/> if the update would be refused.</summary>
        public required UpdatePlan? Plan { get; init; }

        /// <summary>Gets the expected duration; <see langword="null"/> if the update would be refused.</summary>
        public required DurationEstimate? Duration { get; init; }

        public bool IsRefused => Findings.Any(finding => finding.IsError);

        /// <summary>Gets the first error, at which the device would stop; <see langword="null"/> if there is no error.</summary>
        public DoctorFinding? FirstError => Findings.FirstOrDefault(finding => finding.IsError);

        /// <summary>Adds findings; if one of them is an error, the new report contains no plan.</summary>
        /// <returns>A new report with all findings.</returns>
        public DoctorReport With(IEnumerable<DoctorFinding> findings)
        {
            IReadOnlyList<DoctorFinding> all = [.. Findings, .. findings];
            bool isRefused = all.Any(finding => finding.IsError);
            return new DoctorReport
            {
                Findings = all,
                Plan = isRefused ? null : Plan,
                Duration = isRefused ? null : Duration,
            };
        }

        public JsonObject ToJson() => new()
        {
            ["verdict"] = IsRefused ? "refused" : "accepted",
            ["findings"] = new JsonArray([.. Findings.Select(finding => (JsonNode)finding.ToJson())]),
            ["plan"] = Plan == null ? null : PlanJson(Plan, Duration!),
            ["expectedMilliseconds"] = Duration?.Milliseconds,
        };

        private static JsonObject PlanJson(UpdatePlan plan, DurationEstimate duration) => new()
        {
            ["steps"] = new JsonArray([.. plan.Steps.Select(step => (JsonNode)new JsonObject
            {
                ["stage"] = (int)step.Stage,
                ["name"] = StageCatalog.Label((int)step.Stage),
                ["what"] = step.Text,
                ["bytesToRead"] = step.BytesToRead,
                ["pagesToErase"] = step.PagesToErase,
                ["bytesToWrite"] = step.BytesToWrite,
                ["milliseconds"] = duration.Of(step),
                ["done"] = step.IsDone,
            })]),
            ["pagesToErase"] = plan.PagesToErase,
            ["pagesUnchanged"] = plan.PagesUnchanged,
            ["bytesToRead"] = plan.Steps.Sum(step => (long)step.BytesToRead),
            ["bytesToWrite"] = plan.Steps.Sum(step => (long)step.BytesToWrite),
        };
    }
}
