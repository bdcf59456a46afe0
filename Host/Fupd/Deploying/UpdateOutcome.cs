using FlipperUpdaterNano.Deployment;

namespace FlipperUpdaterNano.Fupd.Deploying
{
    /// <summary>The outcome of an update, derived from the updater's log and the running firmware.</summary>
    /// <param name="Name"><c>done</c>, <c>failed</c> or <c>unknown</c>.</param>
    /// <param name="Text">Explanation in one or two sentences.</param>
    /// <param name="Log">The log lines of this update.</param>
    internal sealed record UpdateOutcome(string Name, string Text, string Log)
    {
        private const string Failed = "failed";

        /// <summary>Gets a value indicating whether the update has failed.</summary>
        public bool IsFailure => Name == Failed;

        /// <summary>Derives the outcome of an update.</summary>
        /// <param name="versions">Comparison of the running firmware with the firmware of the package.</param>
        /// <param name="log">The lines that this update added to the log.</param>
        /// <param name="loader">
        /// Version of this project's updater in the package, or <see langword="null"/> for a third-party loader.
        /// </param>
        public static UpdateOutcome Of(VersionComparison versions, string log, string? loader)
        {
            if (versions.IsWrong)
            {
                return new UpdateOutcome(Failed, versions.Text, log);
            }

            if (log.Length > 0)
            {
                return UpdaterLog.IsSuccess(log)
                    ? new UpdateOutcome("done", versions.Text, log)
                    : new UpdateOutcome(Failed, $"The update failed: its log does not end with Done. {versions.Text}", log);
            }

            return loader != null
                ? new UpdateOutcome(
                    Failed,
                    $"The updater wrote no log: the update did not run, or the card is faulty. {versions.Text}",
                    log)
                : new UpdateOutcome(
                    "unknown",
                    $"The outcome is unknown: the package's loader is not this project's updater and wrote no log. {versions.Text}",
                    log);
        }
    }
}
