using FlipperUpdaterNano.Updater.Errors;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>An error or warning found by the preflight.</summary>
    public sealed class Finding
    {
        internal Finding(FindingSeverity severity, Stage stage, int progress, string text)
        {
            Severity = severity;
            Stage = stage;
            Progress = progress;
            Text = text;
        }

        /// <summary>Gets the severity.</summary>
        public FindingSeverity Severity { get; }

        /// <summary>Gets the stage code, XX.</summary>
        public Stage Stage { get; }

        /// <summary>Gets the progress value, YY.</summary>
        public int Progress { get; }

        /// <summary>Gets one sentence that describes the finding and its location.</summary>
        public string Text { get; }

        /// <summary>Gets the code, for example <c>2-99</c>.</summary>
        public string Code
        {
            get { return StageCatalog.Code((int)Stage, Progress); }
        }
    }
}
