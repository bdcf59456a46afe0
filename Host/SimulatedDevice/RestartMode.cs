namespace FlipperUpdaterNano.SimulatedDevice
{
    /// <summary>Targets of a restart that the host requests.</summary>
    public enum RestartMode
    {
        /// <summary>Starts the firmware.</summary>
        Firmware,

        /// <summary>Starts the ROM's USB DFU.</summary>
        Dfu,

        /// <summary>Starts the update to which the pointer file refers.</summary>
        Update,

        /// <summary>Switches the device off.</summary>
        Off,
    }
}
