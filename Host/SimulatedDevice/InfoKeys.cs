namespace FlipperUpdaterNano.SimulatedDevice
{
    /// <summary>The two spellings of the keys of device information.</summary>
    internal static class InfoKeys
    {
        /// <summary>Spells a key as <c>device_info</c> and the RPC's device information do.</summary>
        /// <param name="key">The key with dots, as properties have it.</param>
        /// <returns>The key with underscores; two of them lose their last part.</returns>
        public static string Underscored(string key) => key switch
        {
            "firmware.commit.hash" => "firmware_commit",
            "firmware.branch.name" => "firmware_branch",
            _ => key.Replace('.', '_'),
        };
    }
}
