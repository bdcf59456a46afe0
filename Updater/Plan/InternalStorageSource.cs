namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>Sources of the contents of /int.</summary>
    public enum InternalStorageSource
    {
        /// <summary>There is no /int, so there is nothing to keep.</summary>
        None = 0,

        /// <summary>The volume in flash, which was read completely.</summary>
        Volume = 1,

        /// <summary>A backup that was made before the update changed the flash, and was read completely.</summary>
        Backup = 2,

        /// <summary>The folder <c>/ext/.int</c>, which was read completely.</summary>
        Card = 3,
    }
}
