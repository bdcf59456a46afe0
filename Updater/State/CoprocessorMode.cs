namespace FlipperUpdaterNano.Updater.State
{
    /// <summary>The programs of CPU2.</summary>
    public enum CoprocessorMode
    {
        /// <summary>None: CPU2 does not respond.</summary>
        None = 0,

        /// <summary>The wireless stack.</summary>
        Stack = 1,

        /// <summary>FUS.</summary>
        Fus = 2,
    }
}
