namespace FlipperUpdaterNano.VirtualFlipper.Input
{
    /// <summary>The key that is held down while the device is booting.</summary>
    public enum HeldKey
    {
        /// <summary>None.</summary>
        None,

        /// <summary>OK, which is connected to the BOOT0 pin, so the ROM starts its USB DFU.</summary>
        Ok,

        /// <summary>LEFT: the stock firmware starts the ROM's USB DFU.</summary>
        Left,

        /// <summary>DOWN: the resume stub starts the package of the old firmware.</summary>
        Down
    }
}
