namespace FlipperUpdaterNano.Updater.State
{
    /// <summary>Which of its two programs CPU2 runs.</summary>
    public enum CoprocessorMode
    {
        /// <summary>None: CPU2 does not answer.</summary>
        None = 0,

        /// <summary>The wireless stack.</summary>
        Stack = 1,

        /// <summary>FUS.</summary>
        Fus = 2,
    }
}
