namespace FlipperUpdaterNano.Updater.Screens
{
    /// <summary>The questions asked before leaving an update whose flash is half written.</summary>
    public enum Question
    {
        /// <summary>Whether to abort the update.</summary>
        Abort = 0,

        /// <summary>Whether to start the new firmware, which is complete, without the rest.</summary>
        Finish = 1,

        /// <summary>Whether to install the old firmware from the card.</summary>
        GoBack = 2,
    }
}
