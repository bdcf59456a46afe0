using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper.Card;
using FlipperUpdaterNano.VirtualFlipper.Folder;
using FlipperUpdaterNano.VirtualFlipper.Options;

namespace FlipperUpdaterNano.Fupd.Devices
{
    /// <summary>The parts of a new device. Omitted parts are those of a typical device.</summary>
    internal sealed record DeviceRecipe
    {
        /// <summary>Gets the parts of the firmware image; by default those of a small stand-in.</summary>
        public IReadOnlyList<DfuElement> Firmware { get; init; } =
            [new DfuElement(DfuWriter.FlashBase, StandIn.Firmware(StandInFirmwareSize))];

        /// <summary>
        /// Gets the files of /int by path; <see langword="null"/> for the settings of a typical device. Ignored if <see cref="IntImage"/>
        /// is given.
        /// </summary>
        public IReadOnlyDictionary<string, byte[]>? IntFiles { get; init; }

        /// <summary>Gets the directories of /int that contain no files.</summary>
        public IReadOnlyList<string> IntDirectories { get; init; } = [];

        /// <summary>Gets a raw LittleFS image to be placed at the first free page; <see langword="null"/> if there is none.</summary>
        public byte[]? IntImage { get; init; }

        /// <summary>Gets a value indicating whether the device is created with /int.</summary>
        public bool HasInt { get; init; } = true;

        /// <summary>Gets a value indicating whether /int is on the card instead of in flash, as with firmware since August 2024.</summary>
        public bool IsIntOnCard { get; init; }

        /// <summary>Gets a stand-in for firmware that keeps /int on the card.</summary>
        public static IReadOnlyList<DfuElement> FirmwareWithIntOnCard =>
            [new DfuElement(DfuWriter.FlashBase, StandIn.Firmware(StandInFirmwareSize, 1, StandIn.StorageOnCard))];

        /// <summary>Gets the folder whose content is copied to the card, or <see langword="null"/> for an empty card.</summary>
        public string? CardFolder { get; init; }

        /// <summary>Gets the card's file system.</summary>
        public CardFormat CardFormat { get; init; }

        /// <summary>
        /// Gets the size of the card in bytes, or <see langword="null"/> for the usual size of a card with this file system.
        /// </summary>
        public long? CardCapacity { get; init; }

        /// <summary>Gets CPU2's radio stack and its settings.</summary>
        public RadioRecipe Radio { get; init; } = RadioRecipe.Default;

        /// <summary>
        /// Gets the 128 bytes of the option area; <see langword="null"/> for the stock reference values, combined with the option words
        /// of the radio stack.
        /// </summary>
        public byte[]? OptionBytes { get; init; }

        public int Target { get; init; } = 7;

        public int BatteryPercent { get; init; } = 80;

        public bool IsCharging { get; init; }

        private const int StandInFirmwareSize = 64 * 1024;

        /// <summary>
        /// Creates the files that a typical device keeps in /int. The contents are invented, and the same for every device.
        /// </summary>
        /// <returns>The content of each file by name.</returns>
        public static IReadOnlyDictionary<string, byte[]> SettingsFiles()
        {
            (string Name, int Size)[] files =
            [
                (".bt.keys", 1212), (".bt.settings", 4), (".desktop.settings", 76), (".dolphin.state", 28), (".notification.settings", 48),
                (".power.settings", 12), (".region_data", 0),
            ];
            Dictionary<string, byte[]> contents = [];
            for (int i = 0; i < files.Length; i++)
            {
                byte[] noise = StandIn.Firmware(2048, (uint)(100 + i));
                contents[files[i].Name] = noise.AsSpan(1024 - 512, files[i].Size).ToArray();
            }

            return contents;
        }
    }
}
