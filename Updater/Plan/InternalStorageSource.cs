namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>Where the contents of /int come from.</summary>
    public enum InternalStorageSource
    {
        /// <summary>There is none, and nothing to keep.</summary>
        None = 0,

        /// <summary>The volume in flash, which was read whole.</summary>
        Volume = 1,

        /// <summary>A backup in the package folder, made before this update touched the flash, which was read whole.</summary>
        Backup = 2,

        /// <summary>The folder <c>/ext/.int</c>, which was read whole.</summary>
        Card = 3,
    }
}
