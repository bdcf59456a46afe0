namespace FlipperUpdaterNano.VirtualFlipper.Rtc
{
    /// <summary>
    /// The boot mode in bits 19:16 of backup register 1 (docs/reference/stock-updater.md 1.8). Oracle for the updater's BootMode.
    /// </summary>
    public enum BootMode
    {
        /// <summary>The firmware starts.</summary>
        Normal = 0,

        /// <summary>The firmware enters USB DFU mode.</summary>
        Dfu = 1,

        /// <summary>The firmware prepares an update.</summary>
        PreUpdate = 2,

        /// <summary>The firmware loads the package's loader into RAM and jumps to it.</summary>
        Update = 3,

        /// <summary>The firmware finishes an update.</summary>
        PostUpdate = 4
    }
}
