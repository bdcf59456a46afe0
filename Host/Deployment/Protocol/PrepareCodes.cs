namespace FlipperUpdaterNano.Deployment.Protocol
{
    /// <summary>
    /// Codes with which the firmware reports the result of its package check. The firmware defines one more code than the
    /// published RPC definition, so codes from 7 upwards have two meanings.
    /// </summary>
    internal static class PrepareCodes
    {
        private static readonly string[] s_firmware =
        [
            "ok", "the path of the manifest is not valid", "the package's folder was not found", "the manifest is not valid",
            "the loader is missing", "the loader is corrupted", "the pointer file cannot be written",
            "the pointer file reads back differently", "the package is for another hardware target", "the manifest's version is too old",
            "/int is full, or there is no SD card", "unspecified",
        ];

        private static readonly string[] s_published =
        [
            "ok", "the path of the manifest is not valid", "the package's folder was not found", "the manifest is not valid",
            "the loader is missing", "the loader is corrupted", "an error with the pointer file",
            "the package is for another hardware target", "the manifest's version is too old", "/int is full", "unspecified",
        ];

        /// <summary>Describes a code.</summary>
        /// <param name="code">The code as received.</param>
        /// <returns>Meaning of the code; both meanings if firmware and RPC definition differ.</returns>
        public static string Text(uint code)
        {
            string firmware = code < s_firmware.Length ? s_firmware[code] : "an unknown result";
            string published = code > 6 && code < s_published.Length ? $" (in the published list: {s_published[code]})" : string.Empty;
            return $"{code}: {firmware}{published}";
        }
    }
}
