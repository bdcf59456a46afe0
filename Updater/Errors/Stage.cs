namespace FlipperUpdaterNano.Updater.Errors
{
    /// <summary>
    /// The stage codes, XX in an error code <c>[XX-YY]</c>. 1 to 13 are those of the documentation; the rest are this project's.
    /// Append only: <c>StageCatalog</c> holds the words that go with them.
    /// </summary>
    public static class Stage
    {
        /// <summary>Loading update manifest.</summary>
        public const int Manifest = 1;

        /// <summary>Checking DFU file.</summary>
        public const int DfuCheck = 2;

        /// <summary>Writing flash.</summary>
        public const int FlashWrite = 3;

        /// <summary>Validating flash.</summary>
        public const int FlashValidate = 4;

        /// <summary>Checking radio FW.</summary>
        public const int RadioCheck = 5;

        /// <summary>Uninstalling radio FW.</summary>
        public const int RadioDelete = 6;

        /// <summary>Writing radio FW.</summary>
        public const int RadioWrite = 7;

        /// <summary>Installing radio FW.</summary>
        public const int RadioInstall = 8;

        /// <summary>Radio is updating.</summary>
        public const int RadioBusy = 9;

        /// <summary>Validating opt. bytes.</summary>
        public const int OptionBytes = 10;

        /// <summary>Backing up LFS.</summary>
        public const int Backup = 11;

        /// <summary>Restoring LFS.</summary>
        public const int Restore = 12;

        /// <summary>Updating resources.</summary>
        public const int Resources = 13;

        /// <summary>Checking power.</summary>
        public const int Power = 14;

        /// <summary>Checking resources: the archive, before anything is changed.</summary>
        public const int ResourceCheck = 15;

        /// <summary>Checking the card: space and write access, before anything is changed.</summary>
        public const int CardCheck = 16;

        /// <summary>Checking /int: the volume and the room for it after the update, before anything is changed.</summary>
        public const int InternalStorageCheck = 17;

        /// <summary>Installing splash screen.</summary>
        public const int Splash = 18;

        /// <summary>Handing over: boot mode, pointer file, reset.</summary>
        public const int FirmwareBoot = 19;

        /// <summary>Checking images: whether firmware and radio suit this device, before anything is changed.</summary>
        public const int ImageCheck = 20;

        /// <summary>The updater itself failed, in whatever stage: the progress value is that stage.</summary>
        public const int Fault = 21;
    }
}
