using System.Text.Json.Nodes;

namespace FlipperUpdaterNano.Fupd.Explain
{
    /// <summary>
    /// An error code in the numbering that stock firmware has used since May 2022. This updater instead uses the numbering in the
    /// documentation of May 2022 (docs/reference/stock-updater.md 1.11 to 1.13).
    /// </summary>
    internal sealed record StockErrorCode(int Stage, int From, int To, Explanation Explanation, string? Ours)
    {
        private const string Nothing = "Nothing was changed yet: firmware, radio and settings are intact.";
        private const string RadioGone = "Firmware and settings are intact. The radio stack may be missing until an update succeeds.";
        private const string FlashOpen = "The settings are in backup.tar on the card. The firmware may be incomplete. "
            + "Do not switch the device off; try again.";
        private const string NewFirmware = "The new firmware is installed. The settings are in backup.tar on the card.";
        private const string Again = "Copy the package to the card again and start the update again.";
        private const string Other = "Get a package made for this device.";
        private const string Card = "Check or replace the SD card, then press OK to try again.";
        private const string Retry = "Press OK to try again.";
        private const string PowerCycle = "Switch the device off and on: CPU2 starts once per boot, and the update continues "
            + "by itself.";

        private static readonly StockErrorCode[] s_codes =
        [
            Make(1, 0, 13, "Loading update manifest", "Wrong updater hardware", Nothing, Other, "1-13"),
            Make(1, 14, 20, "Loading update manifest", "The pointer to the manifest is missing or wrong", Nothing, Again, "1-20"),
            Make(1, 21, 30, "Loading update manifest", "The manifest cannot be loaded", Nothing, Again, "1-30"),
            Make(1, 31, 40, "Loading update manifest", "Wrong package version", Nothing, Other, "1-40"),
            Make(1, 41, 50, "Loading update manifest", "The package is for another hardware target", Nothing, Other, "1-50"),
            Make(1, 51, 60, "Loading update manifest", "No DFU file", Nothing, Again, "1-60"),
            Make(1, 61, 80, "Loading update manifest", "No radio file, or the radio version has no stack type", Nothing, Again, "1-80"),
            Make(2, 0, 100, "Backing up configuration", "The settings could not be written to the card", Nothing, Card, "11-0"),
            Make(3, 0, 98, "Checking radio FW", "The radio file cannot be read", RadioGone, Card, "5-0"),
            Make(
                3, 99, 100, "Checking radio FW", "The radio file has a wrong CRC, or its address is out of range", RadioGone, Again,
                "5-100"),
            Make(
                4, 0, 30, "Uninstalling radio FW", "The command to delete the old stack was refused", "Nothing was changed yet.", Retry,
                "6-0"),
            Make(4, 31, 100, "Uninstalling radio FW", "FUS reported an error while deleting the old stack", RadioGone, Retry, "6-80"),
            Make(5, 0, 100, "Writing radio FW", "The radio image could not be read or written", RadioGone, Card, "7-0"),
            Make(6, 0, 10, "Installing radio FW", "The command to install the stack was refused", RadioGone, Retry, "8-0"),
            Make(6, 11, 100, "Installing radio FW", "FUS reported an error while installing the stack", RadioGone, Retry, "8-80"),
            Make(7, 0, 10, "Core 2 busy", "CPU2 did not start", RadioGone, PowerCycle, "9-20"),
            Make(7, 11, 20, "Core 2 busy", "CPU2 did not switch to FUS", RadioGone, PowerCycle, "9-40"),
            Make(7, 21, 30, "Core 2 busy", "FUS reports an error", RadioGone, Retry, "9-30"),
            Make(7, 31, 100, "Core 2 busy", "CPU2 did not switch to the stack", RadioGone, Retry, "9-50"),
            Make(
                8, 0, 100, "Validating opt. bytes", "An option byte has a value that cannot be corrected", "The firmware is intact.", Other,
                "10-0"),
            Make(9, 0, 0, "Checking DFU file", "The DFU file cannot be opened", Nothing, Again, "2-0"),
            Make(9, 1, 97, "Checking DFU file", "The DFU file cannot be read", Nothing, Card, "2-1"),
            Make(9, 98, 100, "Checking DFU file", "The DFU file has a wrong CRC, prefix or suffix", Nothing, Again, "2-99"),
            Make(10, 0, 100, "Writing flash", "The firmware could not be read or written", FlashOpen, Retry, "3-0"),
            Make(11, 0, 100, "Validating flash", "The flash differs from the file", FlashOpen, Retry, "4-0"),
            Make(
                12, 0, 100, "Restoring configuration", "The settings could not be restored, or the resource archive cannot be opened",
                NewFirmware, Card, "12-0"),
            Make(13, 0, 100, "Cleaning up files", "SD card error", NewFirmware, Card, "13-0"),
            Make(14, 0, 100, "Cleaning up directories", "SD card error", NewFirmware, Card, "13-0"),
            Make(15, 0, 100, "Extracting resources", "SD card error", NewFirmware, Card, "13-0"),
        ];

        /// <summary>Gets the whole table, in order of the codes.</summary>
        public static IReadOnlyList<StockErrorCode> All => s_codes;

        /// <summary>Finds the row of a code.</summary>
        /// <param name="code">Stage and progress as shown by stock firmware since May 2022.</param>
        /// <returns>The row of the code, or <see langword="null"/> if there is none.</returns>
        public static StockErrorCode? Find(ErrorCode code)
        {
            return s_codes.FirstOrDefault(row => row.Stage == code.Stage && code.Progress >= row.From && code.Progress <= row.To);
        }

        /// <summary>Converts to JSON for reports.</summary>
        public JsonObject ToJson()
        {
            JsonObject json = Explanation.ToJson();
            json["code"] = Ours;
            return json;
        }

        private static StockErrorCode Make(int stage, int from, int to, string name, string text, string safe, string advice, string ours)
        {
            return new StockErrorCode(stage, from, to, new Explanation(name, text, safe, advice), ours);
        }
    }
}
