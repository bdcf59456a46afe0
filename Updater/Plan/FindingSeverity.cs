namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>Severities of the preflight's findings.</summary>
    public enum FindingSeverity
    {
        /// <summary>The update is refused.</summary>
        Error = 0,

        /// <summary>The update is possible, but the user should be informed.</summary>
        Warning = 1,

        /// <summary>Information only.</summary>
        Info = 2,
    }
}
