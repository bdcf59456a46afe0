using System.Text.Json.Nodes;
using FlipperUpdaterNano.Updater.Plan;

namespace FlipperUpdaterNano.Fupd.Doctor
{
    /// <summary>One thing the doctor found.</summary>
    /// <param name="Severity"><c>error</c>, <c>warning</c> or <c>info</c>.</param>
    /// <param name="Stage">Stage code.</param>
    /// <param name="Progress">Progress value; 0 for what is no error.</param>
    /// <param name="Message">One sentence.</param>
    internal sealed record DoctorFinding(string Severity, int Stage, int Progress, string Message)
    {
        public bool IsError => Severity == "error";

        public string Code => $"{Stage}-{Progress}";

        public static DoctorFinding Of(Finding finding)
        {
            string severity = finding.Severity switch
            {
                FindingSeverity.Error => "error",
                FindingSeverity.Warning => "warning",
                _ => "info",
            };
            return new DoctorFinding(severity, (int)finding.Stage, finding.Progress, finding.Text);
        }

        public JsonObject ToJson() => new()
        {
            ["severity"] = Severity,
            ["code"] = Code,
            ["stage"] = Stage,
            ["progress"] = Progress,
            ["message"] = Message,
        };
    }
}
