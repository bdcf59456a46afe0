namespace FlipperUpdaterNano.SimulatedDevice
{
    /// <summary>What a restart that the host requests starts.</summary>
    public enum RestartMode
    {
        /// <summary>Starts the firmware.</summary>
        Firmware,

        /// <summary>Starts the ROM's USB DFU.</summary>
        Dfu,

        /// <summary>Starts the update that the pointer file names.</summary>
        Update,

        /// <summary>Switches the device off.</summary>
        Off,
    }
}
