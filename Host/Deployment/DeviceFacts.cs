using System.Globalization;

namespace FlipperUpdaterNano.Deployment
{
    /// <summary>Properties that a connected device reports.</summary>
    /// <param name="values">Values by key; keys are written with underscores.</param>
    /// <param name="batteryPercent">State of charge, in percent, or <see langword="null"/> if the firmware does not report it.</param>
    /// <param name="freeBytes">Number of free bytes on the card.</param>
    public sealed class DeviceFacts(IReadOnlyDictionary<string, string> values, int? batteryPercent, long freeBytes)
    {
        // Larger than any card, but small enough that sums do not overflow.
        private const long MostFreeBytes = 1L << 50;
        private static readonly string[] s_fus = ["major", "minor", "sub"];
        private static readonly string[] s_stack = ["major", "minor", "sub", "branch", "release", "type"];

        /// <summary>Gets the name of the device.</summary>
        public string Name => values.GetValueOrDefault("hardware_name", "without a name");

        /// <summary>Gets the hardware target, or <see langword="null"/> if not reported.</summary>
        public int? Target => Number("hardware_target");

        /// <summary>Gets the version of the firmware; empty if not reported.</summary>
        public string Version => values.GetValueOrDefault("firmware_version", string.Empty);

        /// <summary>Gets the commit of the firmware; empty if not reported.</summary>
        public string Commit => values.GetValueOrDefault("firmware_commit", string.Empty);

        /// <summary>Gets the version of FUS as <c>major.minor.sub</c>, or <see langword="null"/> if not reported.</summary>
        public string? Fus => Dotted("radio_fus_", s_fus);

        /// <summary>
        /// Gets the version of the radio stack as <c>major.minor.sub.branch.release.type</c>, or <see langword="null"/> if none is
        /// installed. Without a stack, CPU2 runs FUS and the firmware reports an all-zero version.
        /// </summary>
        public string? Stack =>
            values.GetValueOrDefault("radio_mode") == "FUS" || Number("radio_stack_type") == 0 ? null : Dotted("radio_stack_", s_stack);

        /// <summary>Gets the state of charge in percent, or <see langword="null"/> if the firmware does not report it.</summary>
        public int? BatteryPercent => batteryPercent;

        /// <summary>Gets the number of free bytes on the card.</summary>
        public long FreeBytes => Math.Clamp(freeBytes, 0, MostFreeBytes);

        private string? Dotted(string prefix, string[] parts)
        {
            int?[] numbers = [.. parts.Select(part => Number(prefix + part))];
            return Array.TrueForAll(numbers, number => number != null) ? string.Join('.', numbers) : null;
        }

        private int? Number(string key) => int.TryParse(
            values.GetValueOrDefault(key), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
    }
}
