namespace FlipperUpdaterNano.SimulatedDevice
{
    /// <summary>The firmware of a simulated device: what it does besides talking.</summary>
    public interface IStockFirmware
    {
        /// <summary>Gets what the firmware says of the device.</summary>
        /// <returns>Keys with dots, such as <c>hardware.target</c>, and their values.</returns>
        IReadOnlyList<KeyValuePair<string, string>> DeviceInfo();

        /// <summary>Gets what the firmware says of the battery.</summary>
        /// <returns>Keys with dots, such as <c>charge.level</c>, and their values.</returns>
        IReadOnlyList<KeyValuePair<string, string>> PowerInfo();

        /// <summary>Checks an update, writes the pointer file and sets the boot mode.</summary>
        /// <param name="manifestPath">Path of the manifest, beginning with <c>/ext</c>.</param>
        /// <returns>The result.</returns>
        PrepareResult Prepare(string manifestPath);

        /// <summary>Restarts the device and runs it to a final state.</summary>
        /// <param name="mode">How.</param>
        /// <returns>The final state.</returns>
        RestartEnding Restart(RestartMode mode);
    }
}
