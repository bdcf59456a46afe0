namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>Where the contents of /int come from.</summary>
    public enum InternalStorageSource
    {
        /// <summary>There is none, and nothing to keep.</summary>
        None = 0,

        /// <summary>The volume in flash, which was read whole.</summary>
        Volume = 1,

        /// <summary><c>backup.tar</c>, made before this update touched the flash, which was read whole.</summary>
        Backup = 2,
    }
}
