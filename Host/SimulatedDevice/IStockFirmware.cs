namespace FlipperUpdaterNano.SimulatedDevice
{
    /// <summary>The functions of a simulated device's firmware, independent of the protocols through which the host calls them.</summary>
    public interface IStockFirmware
    {
        /// <summary>Returns the device information.</summary>
        /// <returns>The keys, in dotted notation such as <c>hardware.target</c>, and their values.</returns>
        IReadOnlyList<KeyValuePair<string, string>> DeviceInfo();

        /// <summary>Returns the power information.</summary>
        /// <returns>The keys, in dotted notation such as <c>charge.level</c>, and their values.</returns>
        IReadOnlyList<KeyValuePair<string, string>> PowerInfo();

        /// <summary>Checks an update, writes the pointer file and sets the boot mode.</summary>
        /// <param name="manifestPath">Path of the manifest, which begins with <c>/ext</c>.</param>
        PrepareResult Prepare(string manifestPath);

        /// <summary>Restarts the device, and runs it until it reaches a final state.</summary>
        /// <param name="mode">The target of the restart.</param>
        RestartEnding Restart(RestartMode mode);
    }
}
