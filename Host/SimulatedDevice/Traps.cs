using System.Globalization;

namespace FlipperUpdaterNano.SimulatedDevice
{
    /// <summary>
    /// Deviations of a simulated device from the default behaviour: older firmware, card faults, unplugging and malformed responses.
    /// </summary>
    public sealed class Traps
    {
        private static readonly Dictionary<string, (string Argument, string Meaning, Action<Traps, string> Set)> s_all = new()
        {
            ["protobuf"] = (
                "MAJOR.MINOR", "The firmware implements this RPC version: no update request below 0.4, no restart into an update below "
                + "0.6, no response to the update request below 0.7, no properties below 0.14, no MD5 in lists below 0.19.",
                (traps, text) => traps.Protobuf = Version.Parse(text)),
            ["no-rpc"] = (string.Empty, "The start_rpc_session command does not exist.", (traps, _) => traps.HasRpc = false),
            ["late-error"] = (
                "MILLISECONDS", "The error for an unknown command is printed after this time.",
                (traps, text) => traps.ErrorMilliseconds = (int)Number(text)),
            ["no-banner"] = (string.Empty, "Nothing is sent before the host sends CR.", (traps, _) => traps.HasBanner = false),
            ["locked"] = (string.Empty, "The device is locked with a PIN.", (traps, _) => traps.IsLocked = true),
            ["unasked"] = (string.Empty, "A message with command_id 0 precedes each response.", (traps, _) => traps.SendsUnasked = true),
            ["version-lost"] = (
                "N", "The first N requests for the RPC version get no response.",
                (traps, text) => traps.LostVersions = (int)Number(text)),
            ["md5-time"] = (
                "MILLISECONDS", "The computation of an MD5 takes this time.", (traps, text) => traps.Md5Milliseconds = (int)Number(text)),
            ["card-free"] = (
                "BYTES", "Initially only this many bytes of the card are free.", (traps, text) => traps.CardFree = Number(text)),
            ["write-error"] = (
                "BYTES", "One write past this offset of a file fails; the data sent after the failure then replaces the file.",
                (traps, text) => traps._writeErrorAt = Number(text)),
            ["write-loss"] = (
                "BYTES", "Once, the byte before this offset of a file is corrupted although the write reports success.",
                (traps, text) => traps._writeLossAt = Number(text)),
            ["unplug"] = (
                "BYTES", "The port disappears once, for one second, after this many bytes from the host.",
                (traps, text) => traps._unplugAt = Number(text)),
            ["prepare-result"] = (
                "CODE", "The update is refused with this result code of the firmware (1 to 11).",
                (traps, text) => traps.PrepareResult = (int)Number(text)),
            ["keeps-firmware"] = (
                string.Empty, "A restart into the update starts the firmware instead.", (traps, _) => traps.KeepsFirmware = true),
            ["ends-in-dfu"] = (
                string.Empty, "The device is in USB DFU after the update, and the port does not reappear.",
                (traps, _) => traps.EndsInDfu = true),
            ["hostile"] = (
                "KIND", "Responses are malformed: " + string.Join(", ", Enum.GetNames<Hostility>()[1..].Select(Dashed)) + ".",
                (traps, text) => traps.Hostility = Enum.GetValues<Hostility>().Single(kind => kind != 0 && Dashed($"{kind}") == text)),
        };

        private long? _writeErrorAt;
        private long? _writeLossAt;
        private long? _unplugAt;

        /// <summary>Gets all switches: the name, the argument (empty if there is none) and the meaning of each.</summary>
        public static IEnumerable<(string Name, string Argument, string Meaning)> All =>
            s_all.Select(trap => (trap.Key, trap.Value.Argument, trap.Value.Meaning));

        /// <summary>Gets the RPC version of the firmware.</summary>
        public Version Protobuf { get; private set; } = new(0, 22);

        /// <summary>Gets a value indicating whether the firmware supports the RPC.</summary>
        public bool HasRpc { get; private set; } = true;

        /// <summary>Gets the delay, in milliseconds, before the error message about an unknown command.</summary>
        public int ErrorMilliseconds { get; private set; }

        /// <summary>Gets a value indicating whether a session starts with the banner.</summary>
        public bool HasBanner { get; private set; } = true;

        /// <summary>Gets a value indicating whether the device is locked.</summary>
        public bool IsLocked { get; private set; }

        /// <summary>Gets a value indicating whether the device sends unsolicited messages.</summary>
        public bool SendsUnasked { get; private set; }

        /// <summary>Gets or sets the number of further requests for the RPC version that get no response.</summary>
        public int LostVersions { get; set; }

        /// <summary>Gets the simulated MD5 computation time in milliseconds.</summary>
        public int Md5Milliseconds { get; private set; }

        /// <summary>Gets the limit on the number of free bytes on the card; <see langword="null"/> for no limit.</summary>
        public long? CardFree { get; private set; }

        /// <summary>
        /// Gets the result code that overrides that of the firmware's update check; <see langword="null"/> for no override.
        /// </summary>
        public int? PrepareResult { get; private set; }

        /// <summary>Gets a value indicating whether a restart into the update starts the firmware instead.</summary>
        public bool KeepsFirmware { get; private set; }

        /// <summary>Gets a value indicating whether the device ends in USB DFU after an update.</summary>
        public bool EndsInDfu { get; private set; }

        /// <summary>Gets the kind of malformed responses.</summary>
        public Hostility Hostility { get; private set; }

        /// <summary>Parses the switches that activate traps.</summary>
        /// <param name="switches">Each switch is <c>NAME</c> or <c>NAME=ARGUMENT</c>.</param>
        /// <exception cref="FormatException">A switch is unknown or has an invalid argument.</exception>
        public static Traps Parse(IEnumerable<string> switches)
        {
            Traps traps = new();
            foreach (string given in switches)
            {
                string[] parts = given.Split('=', 2);
                if (!s_all.TryGetValue(parts[0], out (string Argument, string Meaning, Action<Traps, string> Set) trap))
                {
                    throw new FormatException($"{parts[0]} is not a trap; known traps:  {string.Join(", ", s_all.Keys)}");
                }

                if (trap.Argument.Length > 0 != parts.Length > 1)
                {
                    throw new FormatException(
                        trap.Argument.Length > 0 ? $"{given}: give {parts[0]}={trap.Argument}" : $"{given}: {parts[0]} takes no argument");
                }

                try
                {
                    trap.Set(traps, parts[^1]);
                }
                catch (Exception bad) when (bad is FormatException or ArgumentException or OverflowException or InvalidOperationException)
                {
                    throw new FormatException($"{given}: the argument is not {trap.Argument}. {trap.Meaning}");
                }
            }

            return traps;
        }

        /// <summary>Triggers the write error when a write reaches the configured offset.</summary>
        /// <param name="end">File offset at the end of the write.</param>
        /// <returns>True if the write fails.</returns>
        internal bool TakeWriteError(long end) => Take(ref _writeErrorAt, end);

        /// <summary>Triggers the corruption when a write reaches the configured offset.</summary>
        /// <param name="end">File offset at the end of the write.</param>
        /// <returns>True if the last byte written must be corrupted.</returns>
        internal bool TakeWriteLoss(long end) => Take(ref _writeLossAt, end);

        /// <summary>Triggers the unplugging when the configured number of bytes has been received.</summary>
        /// <param name="received">Number of bytes received from the host.</param>
        /// <returns>True if the port must disappear now.</returns>
        internal bool TakeUnplug(long received) => Take(ref _unplugAt, received);

        private static bool Take(ref long? at, long reached)
        {
            if (at is not { } offset || reached < offset)
            {
                return false;
            }

            at = null;
            return true;
        }

        private static long Number(string text)
        {
            long number = long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
            return number is >= 0 and <= int.MaxValue ? number : throw new OverflowException();
        }

        private static string Dashed(string name) =>
            string.Concat(name.Select((letter, i) => i > 0 && char.IsUpper(letter) ? $"-{letter}" : $"{letter}")).ToLowerInvariant();
    }
}
