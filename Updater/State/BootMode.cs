namespace FlipperUpdaterNano.Updater.State
{
    /// <summary>
    /// The action that the stock firmware performs at its next start, stored in bits 19:16 of the system register
    /// (docs/reference/hardware.md 5.4).
    /// </summary>
    public static class BootMode
    {
        /// <summary>Starts normally.</summary>
        public const int Normal = 0;

        /// <summary>Starts the ROM's USB DFU.</summary>
        public const int Dfu = 1;

        /// <summary>Backs up /int and continues with <see cref="Update"/>.</summary>
        public const int PreUpdate = 2;

        /// <summary>Loads the RAM updater from the card.</summary>
        public const int Update = 3;

        /// <summary>Restores /int and unpacks the resources.</summary>
        public const int PostUpdate = 4;
    }
}
