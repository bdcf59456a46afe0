namespace FlipperUpdaterNano.VirtualFlipper.Input
{
    /// <summary>The key that is held down while the device is booting.</summary>
    public enum HeldKey
    {
        /// <summary>No key.</summary>
        None,

        /// <summary>OK, which drives the BOOT0 pin, so the chip starts in USB DFU mode.</summary>
        Ok,

        /// <summary>LEFT: the stock firmware enters USB DFU mode.</summary>
        Left,

        /// <summary>DOWN: the resume stub starts the rollback package.</summary>
        Down
    }
}
