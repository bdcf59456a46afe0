using System.Text.Json.Nodes;
using FlipperUpdaterNano.Fupd.Doctor;

namespace FlipperUpdaterNano.Fupd.Runs
{
    /// <summary>The error with which the updater stopped.</summary>
    internal sealed record RunError(int Stage, int Progress, string Message)
    {
        public string Code => $"{Stage}-{Progress}";

        /// <summary>Converts a finding of the doctor.</summary>
        /// <param name="finding">The finding, or <see langword="null"/> if there is none.</param>
        /// <returns>The error, or <see langword="null"/> if there is no finding.</returns>
        public static RunError? Of(DoctorFinding? finding) =>
            finding == null ? null : new RunError(finding.Stage, finding.Progress, finding.Message);

        public JsonObject ToJson() => new() { ["code"] = Code, ["stage"] = Stage, ["progress"] = Progress, ["message"] = Message };
    }
}
