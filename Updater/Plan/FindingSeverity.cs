namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>How much a finding of the preflight matters.</summary>
    public enum FindingSeverity
    {
        /// <summary>The update is refused.</summary>
        Error = 0,

        /// <summary>The update works, but something deserves attention.</summary>
        Warning = 1,

        /// <summary>A fact.</summary>
        Info = 2,
    }
}
