namespace FlipperUpdaterNano.Updater.Screens
{
    /// <summary>The questions asked before leaving an update whose flash is half written.</summary>
    public enum Question
    {
        /// <summary>Whether it is aborted.</summary>
        Abort = 0,

        /// <summary>Whether the new firmware, which is complete, is started without the rest.</summary>
        Finish = 1,

        /// <summary>Whether the old firmware is installed from the card.</summary>
        GoBack = 2,
    }
}
