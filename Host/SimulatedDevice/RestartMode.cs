namespace FlipperUpdaterNano.SimulatedDevice
{
    /// <summary>Targets of a restart requested by the host.</summary>
    public enum RestartMode
    {
        /// <summary>Into the firmware.</summary>
        Firmware,

        /// <summary>Into USB DFU.</summary>
        Dfu,

        /// <summary>Into the update that the pointer file names.</summary>
        Update,

        /// <summary>Switches the device off.</summary>
        Off,
    }
}
