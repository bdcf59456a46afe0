using System.Text;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Rtc;

namespace FlipperUpdaterNano.Fupd.Packages
{
    /// <summary>A package on a card, in the folder <c>update/NAME/</c>, as host applications store it.</summary>
    internal sealed class CardPackage
    {
        /// <summary>Path of the pointer file on the card.</summary>
        public const string PointerPath = "/.fupdate";

        /// <summary>Path of the card's root in the firmware's notation.</summary>
        public const string Firmwares = "/ext";

        private readonly string _manifestName;

        private CardPackage(Package package)
        {
            Folder = $"/update/{package.Name}";
            _manifestName = package.ManifestName;
        }

        /// <summary>Gets the path of the package's folder on the card.</summary>
        public string Folder { get; }

        /// <summary>Gets the path of the manifest in the firmware's notation, which begins with <c>/ext</c>.</summary>
        public string ManifestPath => $"{Firmwares}{Folder}/{_manifestName}";

        /// <summary>Gets the path of the flight recorder's log in the firmware's notation.</summary>
        public string LogPath => $"{Firmwares}{Folder}/{Updater.Recorder.UpdateLog.FileName}";

        /// <summary>Copies a package to the card of a device. Files in the folder that are not part of the package remain.</summary>
        /// <param name="device">The device, which is switched off.</param>
        /// <returns>The package on the card.</returns>
        /// <exception cref="InputException">A file cannot be stored on the card.</exception>
        public static CardPackage Copy(VirtualDevice device, Package package)
        {
            CardPackage place = new(package);
            foreach ((string name, byte[] data) in package.Files)
            {
                try
                {
                    device.Card.Preload($"{place.Folder}/{name}", data);
                }
                catch (ArgumentException error)
                {
                    throw new InputException($"package: its file '{name}' cannot be copied to the card: {error.Message}");
                }
            }

            return place;
        }

        /// <summary>
        /// Arms the device as the stock desktop application does, with pointer file and boot mode PreUpdate, and then does what the stock
        /// firmware does in that mode: backs up /int and sets boot mode Update.
        /// </summary>
        /// <param name="device">The device, which is switched off.</param>
        public void Arm(VirtualDevice device)
        {
            ArmFirmware(device);
            PreUpdate.BackUp(device, Folder);
            device.Backup.BootMode = BootMode.Update;
        }

        /// <summary>
        /// Arms the device as the stock desktop application does, without creating a backup: the firmware creates the backup when it is
        /// executed in boot mode PreUpdate.
        /// </summary>
        /// <param name="device">The device, which is switched off.</param>
        public void ArmFirmware(VirtualDevice device)
        {
            // The pointer file has no line ending, because the loader treats every byte as part of the path
            // (docs/reference/stock-updater.md 1.8).
            device.Card.Preload(PointerPath, Encoding.UTF8.GetBytes(ManifestPath));
            device.Backup.BootMode = BootMode.PreUpdate;
        }

        /// <summary>Gets the path of a file of the package in the firmware's notation.</summary>
        /// <param name="name">Name of the file in the package's folder.</param>
        /// <returns>A path that begins with <c>/ext</c>.</returns>
        public string PathOf(string name) => $"{Firmwares}{Folder}/{name}";
    }
}
