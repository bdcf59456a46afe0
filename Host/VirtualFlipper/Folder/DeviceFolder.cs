using System.Text;
using FlipperUpdaterNano.HostFileSystem;
using FlipperUpdaterNano.VirtualFlipper.Card;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Options;
using FlipperUpdaterNano.VirtualFlipper.Otp;

namespace FlipperUpdaterNano.VirtualFlipper.Folder
{
    /// <summary>
    /// Loads and saves a device folder, which holds one switched-off virtual Flipper Zero in the files <c>flash.bin</c>,
    /// <c>option-bytes.bin</c>, <c>otp.bin</c> and <c>device.json</c>, and in the folder <c>sd/</c>.
    /// </summary>
    /// <remarks>
    /// Each file is written under a temporary name and then renamed, so if the process is killed during a save, each file has either its
    /// old or its new content. If the card was pulled during a run, the card's folder is kept as <c>sd.removed/</c>, because a missing
    /// <c>sd/</c> means that the slot is empty.
    /// </remarks>
    public static class DeviceFolder
    {
        /// <summary>Name of the file that describes the device.</summary>
        public const string JsonFile = "device.json";

        /// <summary>Name of the file with the flash image.</summary>
        public const string FlashFile = "flash.bin";

        /// <summary>Name of the file with the option byte area.</summary>
        public const string OptionsFile = "option-bytes.bin";

        /// <summary>Name of the file with the OTP area.</summary>
        public const string OtpFile = "otp.bin";

        /// <summary>Name of the card's folder.</summary>
        public const string CardFolderName = "sd";

        // Maximum size of the description in bytes. A description with a mark for every double word of the flash is 2 MiB long.
        private const long LargestJson = 16 << 20;

        private const string RemovedCardFolderName = "sd.removed";

        /// <summary>Determines whether a folder holds a device.</summary>
        /// <returns><see langword="true"/> if the folder contains a device description.</returns>
        public static bool Exists(string folder) => File.Exists(Path.Combine(folder, JsonFile));

        /// <summary>Loads a device, which is switched off.</summary>
        /// <exception cref="DeviceFolderException">A file is missing, unreadable, of the wrong size or malformed.</exception>
        public static VirtualDevice Load(string folder)
        {
            if (!Directory.Exists(folder))
            {
                throw new DeviceFolderException($"{folder}: there is no such device folder; create the device first.");
            }

            VirtualDevice device = new();
            device.Flash.Preload(FlashMap.Base, HostFiles.Read(Path.Combine(folder, FlashFile), FlashMap.Size, "the main flash"));
            device.Options.PlaceArea(HostFiles.Read(Path.Combine(folder, OptionsFile), OptionBytes.AreaSize, "the option area"));
            device.Otp.Preload(HostFiles.Read(Path.Combine(folder, OtpFile), OtpArea.Size, "the OTP area"));
            ReadJson(folder).Load(device);
            string card = Path.Combine(folder, CardFolderName);
            if (HostEntry.KindOf(card) == HostEntryKind.Link && !HostEntry.IsInside(card, folder))
            {
                throw new DeviceFolderException(
                    $"{card}: the card's folder is a link that leaves the device folder and is not followed; replace it with a copy.");
            }

            if (Directory.Exists(card))
            {
                LoadCard(device, card);
            }

            return device;
        }

        /// <summary>Inserts a card with the files of a host folder.</summary>
        /// <param name="folder">
        /// The folder with the content of the card's root. The content of its files is read on first use. The files are changed only by
        /// <see cref="Save(VirtualDevice, string)"/>, and only if the folder belongs to the device.
        /// </param>
        /// <exception cref="DeviceFolderException">The folder cannot be read, or contains something that FAT cannot store.</exception>
        public static void LoadCard(VirtualDevice device, string folder)
        {
            try
            {
                device.Card.InsertTree(CardFolder.Load(folder));
                CheckCapacity(device.Card, folder);
            }
            catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
            {
                throw new DeviceFolderException(
                    $"{folder}: the card cannot be read ({HostError.Reason(unreadable)}); check the folder and its permissions.",
                    unreadable);
            }
        }

        /// <summary>Saves a device. The folder is created if missing, and unknown keys of an existing description are kept.</summary>
        /// <param name="device">The device. State that is lost when the device is switched off is not saved.</param>
        /// <exception cref="DeviceFolderException">The folder cannot be written.</exception>
        public static void Save(VirtualDevice device, string folder) => Save(device, folder, folder);

        /// <summary>
        /// Saves a device to a folder that will replace another folder. Unchanged card files are hard-linked instead of copied.
        /// </summary>
        /// <param name="device">The device. State that is lost when the device is switched off is not saved.</param>
        /// <param name="before">The folder from which the device was loaded.</param>
        /// <exception cref="DeviceFolderException">The folder cannot be written.</exception>
        public static void Save(VirtualDevice device, string folder, string before)
        {
            try
            {
                Directory.CreateDirectory(folder);
                DeviceJson json = Exists(folder) ? ReadJson(folder) : DeviceJson.Empty(Path.Combine(folder, JsonFile));
                json.Save(device);
                SaveCard(device.Card, folder, Path.Combine(before, CardFolderName));
                HostFiles.Write(Path.Combine(folder, FlashFile), device.Flash.Bytes, folder);
                HostFiles.Write(Path.Combine(folder, OptionsFile), device.Options.Area, folder);
                HostFiles.Write(Path.Combine(folder, OtpFile), device.Otp.Bytes, folder);
                HostFiles.Write(Path.Combine(folder, JsonFile), Encoding.UTF8.GetBytes(json.Text), folder);
            }
            catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
            {
                throw new DeviceFolderException(
                    $"{folder}: the device cannot be saved ({HostError.Reason(unwritable)}); check space and permissions.", unwritable);
            }
        }

        private static void CheckCapacity(VirtualCard card, string folder)
        {
            if (card.UsedClusters > card.Capacity / card.ClusterSize)
            {
                throw new DeviceFolderException(
                    $"{folder}: the files need {card.UsedClusters * card.ClusterSize} bytes in whole clusters, but the card's capacity is "
                    + $"{card.Capacity} bytes; "
                    + $"remove files, or raise card.capacityBytes in {JsonFile}.");
            }
        }

        private static void SaveCard(VirtualCard card, string folder, string cardBefore)
        {
            string inserted = Path.Combine(folder, CardFolderName);
            string removed = Path.Combine(folder, RemovedCardFolderName);
            if (card.IsInserted)
            {
                CardFolder.Save(card.Root, inserted, folder, cardBefore);
            }
            else if (Directory.Exists(inserted))
            {
                CardFolder.Save(card.Root, inserted, folder, cardBefore);
                if (Directory.Exists(removed))
                {
                    Directory.Delete(removed, true);
                }

                Directory.Move(inserted, removed);
            }
        }

        private static DeviceJson ReadJson(string folder)
        {
            string path = Path.Combine(folder, JsonFile);
            try
            {
                HostFiles.CheckPlain(path, "the device's description");
                return new FileInfo(path).Length <= LargestJson
                    ? DeviceJson.Parse(path, File.ReadAllText(path))
                    : throw new DeviceFolderException(
                        $"{path}: the file is larger than {LargestJson >> 20} MiB, the limit for device.json; restore the file or "
                        + $"create the device again.");
            }
            catch (FileNotFoundException missing)
            {
                throw new DeviceFolderException(
                    $"{path}: the description of the device is missing; restore the file or create the device again.", missing);
            }
        }
    }
}
