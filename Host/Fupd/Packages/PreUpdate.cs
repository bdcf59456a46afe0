using System.Text;
using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Card;

namespace FlipperUpdaterNano.Fupd.Packages
{
    /// <summary>
    /// Creates the backup that the stock firmware creates in PreUpdate, before the updater starts (docs/reference/stock-updater.md 1.5).
    /// The backup contains the LittleFS volume, or <c>/ext/.int</c> if the firmware in flash contains the name of that folder.
    /// </summary>
    internal static class PreUpdate
    {
        /// <summary>Name of the backup in the package folder.</summary>
        public const string BackupName = "backup.tar";

        private const string Folder = "/.int";

        // In a tar header, the stock firmware uses only the 100-byte name field.
        private const int LongestName = 100;

        /// <summary>
        /// Writes <c>backup.tar</c> into a package folder. Nothing is written if there is no /int, or if stock firmware cannot save it.
        /// </summary>
        /// <param name="device">The device, which is switched off.</param>
        /// <param name="folder">Path of the package folder on the card.</param>
        public static void BackUp(VirtualDevice device, string folder)
        {
            List<InternalStorageFile> files = [];
            List<string> directories = [];
            if (KeepsOnCard(device))
            {
                List(device.Card, string.Empty, files, directories);
            }
            else if (Volume(device) is { } volume)
            {
                files = volume.Files;
                directories = volume.Directories;
            }

            if (files.Count + directories.Count > 0 && files.TrueForAll(file => Encoding.UTF8.GetByteCount(file.Path) <= LongestName))
            {
                TarWriter tar = new();
                directories.ForEach(tar.AddDirectory);
                files.ForEach(file => tar.AddFile(file.Path, file.Data));
                device.Card.Preload($"{folder}/{BackupName}", tar.FinishBackup());
            }
        }

        /// <summary>
        /// Checks whether the firmware in flash keeps /int on the card. Occurrences of the folder's name in files stored in /int do not
        /// count.
        /// </summary>
        /// <param name="device">The device, which is switched off.</param>
        public static bool KeepsOnCard(VirtualDevice device)
        {
            ReadOnlySpan<byte> flash = device.Flash.Bytes[..(int)(device.Options.SecureStart - VirtualFlipper.Flash.FlashMap.Base)];
            int end = Volume(device) is { } volume ? volume.FirstPage * VirtualFlipper.Flash.FlashMap.PageSize : flash.Length;
            return flash[..end].IndexOf(Encoding.ASCII.GetBytes(StandIn.StorageOnCard)) >= 0;
        }

        private static InternalStorageVolume? Volume(VirtualDevice device)
        {
            try
            {
                return InternalStorageVolume.ReadSwitchedOff(device);
            }
            catch (InputException)
            {
                // The stock firmware would format an unreadable volume; here the volume is left unchanged for the updater.
                return null;
            }
        }

        private static void List(VirtualCard card, string path, List<InternalStorageFile> files, List<string> directories)
        {
            foreach (CardItem item in card.PeekFolder(Folder + path))
            {
                string name = $"{path}/{item.Name}";
                if (item.IsDirectory)
                {
                    directories.Add(name[1..]);
                    List(card, name, files, directories);
                }
                else
                {
                    files.Add(new InternalStorageFile(name[1..], card.Peek(Folder + name)!));
                }
            }
        }
    }
}
