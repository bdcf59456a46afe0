namespace FlipperUpdaterNano.Updater.Screens
{
    /// <summary>The questions that the updater asks before it ends an update while the firmware in flash is incomplete.</summary>
    public enum Question
    {
        /// <summary>Whether to abort the update.</summary>
        Abort = 0,

        /// <summary>Whether to start the new firmware without the rest of the update.</summary>
        Finish = 1,

        /// <summary>Whether to install the old firmware from the card.</summary>
        GoBack = 2,
    }
}
