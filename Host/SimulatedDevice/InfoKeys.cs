namespace FlipperUpdaterNano.SimulatedDevice
{
    /// <summary>Converts keys of the device information between their two notations.</summary>
    internal static class InfoKeys
    {
        /// <summary>Converts a key to the notation of <c>device_info</c> and of the RPC's device information.</summary>
        /// <param name="key">The key in dotted notation, as in properties.</param>
        /// <returns>The key with underscores. The keys of the commit hash and the branch name lose their last component.</returns>
        public static string Underscored(string key) => key switch
        {
            "firmware.commit.hash" => "firmware_commit",
            "firmware.branch.name" => "firmware_branch",
            _ => key.Replace('.', '_'),
        };
    }
}
