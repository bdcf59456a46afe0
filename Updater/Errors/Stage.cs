namespace FlipperUpdaterNano.Updater.Errors
{
    /// <summary>
    /// The stage codes, XX in an error code <c>[XX-YY]</c>. 1 to 13 are documented by Flipper Devices; the others are this project's own.
    /// Values must not be renumbered, and new stages are appended: <c>StageCatalog</c> contains the messages of each stage.
    /// </summary>
    public enum Stage
    {
        /// <summary>Loading update manifest.</summary>
        Manifest = 1,

        /// <summary>Checking DFU file.</summary>
        DfuCheck = 2,

        /// <summary>Writing flash.</summary>
        FlashWrite = 3,

        /// <summary>Validating flash.</summary>
        FlashValidate = 4,

        /// <summary>Checking radio FW.</summary>
        RadioCheck = 5,

        /// <summary>Uninstalling radio FW.</summary>
        RadioDelete = 6,

        /// <summary>Writing radio FW.</summary>
        RadioWrite = 7,

        /// <summary>Installing radio FW.</summary>
        RadioInstall = 8,

        /// <summary>Radio is updating.</summary>
        RadioBusy = 9,

        /// <summary>Validating opt. bytes.</summary>
        OptionBytes = 10,

        /// <summary>Backing up LFS.</summary>
        Backup = 11,

        /// <summary>Restoring LFS.</summary>
        Restore = 12,

        /// <summary>Updating resources.</summary>
        Resources = 13,

        /// <summary>Checking power.</summary>
        Power = 14,

        /// <summary>Checking resources: the archive, before anything is changed.</summary>
        ResourceCheck = 15,

        /// <summary>Checking the card: space and write access, before anything is changed.</summary>
        CardCheck = 16,

        /// <summary>Checking /int: its contents and the space for them after the update, before anything is changed.</summary>
        InternalStorageCheck = 17,

        /// <summary>Installing splash screen.</summary>
        Splash = 18,

        /// <summary>Firmware boot: boot mode, pointer file, reset.</summary>
        FirmwareBoot = 19,

        /// <summary>Checking images: whether firmware and radio match this device, before anything is changed.</summary>
        ImageCheck = 20,

        /// <summary>The updater itself failed; the progress value is the stage in which it failed.</summary>
        Fault = 21,

        /// <summary>
        /// Keeping the old firmware as a package. If the card is full or fails, the update continues without that package.
        /// </summary>
        Rollback = 22,
    }
}
