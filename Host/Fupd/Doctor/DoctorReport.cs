using System.Text.Json.Nodes;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Plan;

namespace FlipperUpdaterNano.Fupd.Doctor
{
    /// <summary>The report of <c>doctor</c>. A public interface.</summary>
    internal sealed class DoctorReport
    {
        public required IReadOnlyList<DoctorFinding> Findings { get; init; }

        /// <summary>Gets the plan; <see langword="null"/> when the update would be refused.</summary>
        public required UpdatePlan? Plan { get; init; }

        public bool IsRefused => Findings.Any(finding => finding.IsError);

        /// <summary>Gets the first error, with which the device would stop.</summary>
        public DoctorFinding? FirstError => Findings.FirstOrDefault(finding => finding.IsError);

        /// <summary>Adds findings; an error removes the plan.</summary>
        /// <returns>The report with all findings.</returns>
        public DoctorReport With(IEnumerable<DoctorFinding> findings)
        {
            IReadOnlyList<DoctorFinding> all = [.. Findings, .. findings];
            return new DoctorReport { Findings = all, Plan = all.Any(finding => finding.IsError) ? null : Plan };
        }

        public JsonObject ToJson() => new()
        {
            ["verdict"] = IsRefused ? "refused" : "accepted",
            ["findings"] = new JsonArray([.. Findings.Select(finding => (JsonNode)finding.ToJson())]),
            ["plan"] = Plan == null ? null : PlanJson(Plan),
            ["expectedMilliseconds"] = Plan?.MillisecondsLeft,
        };

        private static JsonObject PlanJson(UpdatePlan plan) => new()
        {
            ["steps"] = new JsonArray([.. plan.Steps.Select(step => (JsonNode)new JsonObject
            {
                ["stage"] = (int)step.Stage,
                ["name"] = StageCatalog.Label((int)step.Stage),
                ["what"] = step.Text,
                ["bytesToRead"] = step.BytesToRead,
                ["pagesToErase"] = step.PagesToErase,
                ["bytesToWrite"] = step.BytesToWrite,
                ["milliseconds"] = step.Milliseconds,
                ["done"] = step.IsDone,
            })]),
            ["pagesToErase"] = plan.PagesToErase,
            ["pagesUnchanged"] = plan.PagesUnchanged,
            ["bytesToRead"] = plan.Steps.Sum(step => (long)step.BytesToRead),
            ["bytesToWrite"] = plan.Steps.Sum(step => (long)step.BytesToWrite),
        };
    }
}
