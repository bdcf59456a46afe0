using System.Text.Json.Nodes;
using FlipperUpdaterNano.Updater.Plan;

namespace FlipperUpdaterNano.Fupd.Doctor
{
    /// <summary>One finding of the doctor.</summary>
    /// <param name="Severity"><c>error</c>, <c>warning</c> or <c>info</c>.</param>
    /// <param name="Stage">Stage code.</param>
    /// <param name="Progress">Progress value of the error code; 0 if the finding is not an error.</param>
    internal sealed record DoctorFinding(string Severity, int Stage, int Progress, string Message)
    {
        /// <summary>
        /// Progress value of the error in stage <see cref="Updater.Errors.Stage.ImageCheck"/> that reports an image that cannot start.
        /// </summary>
        public const int CannotStart = 50;

        // Whether an image is too large depends on the device's radio stack.
        private const int TooBigForDevice = 20;

        /// <summary>
        /// Gets a value indicating whether the finding reports a loader or firmware image that cannot start on any device, because the
        /// image's vector table, address or layout is invalid.
        /// </summary>
        public bool IsCannotStart =>
            IsError && Stage == (int)Updater.Errors.Stage.ImageCheck && Progress <= CannotStart && Progress != TooBigForDevice;

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
