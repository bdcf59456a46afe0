namespace FlipperUpdaterNano.SimulatedDevice
{
    /// <summary>How a host restarts the device.</summary>
    public enum RestartMode
    {
        /// <summary>Into the firmware.</summary>
        Firmware,

        /// <summary>Into USB DFU.</summary>
        Dfu,

        /// <summary>Into the update that the pointer file names.</summary>
        Update,

        /// <summary>Switched off.</summary>
        Off,
    }
}
