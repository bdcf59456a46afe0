using System.Text;
using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.Fupd.Packages;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Rtc;

namespace FlipperUpdaterNano.Fupd.Sweeps
{
    /// <summary>Performs the actions of a user after an incomplete update, so that a sweep can check that no data is lost.</summary>
    internal static class Rescue
    {
        // File that the firmware creates in empty internal storage.
        private const string FreshFile = ".fresh";

        /// <summary>Erases the pages of the package's firmware and writes the firmware over USB DFU, as a computer does.</summary>
        /// <param name="device">The device, which is switched off.</param>
        /// <returns>Whether the package contains firmware to write.</returns>
        public static bool WriteFirmware(VirtualDevice device, ArmedPackage package)
        {
            if (package.Firmware.Image is { } image)
            {
                int pages = (image.Bytes.Length + FlashMap.PageSize - 1) / FlashMap.PageSize;
                byte[] content = new byte[pages * FlashMap.PageSize];
                content.AsSpan().Fill(0xFF);
                image.Bytes.AsSpan().CopyTo(content);
                device.Flash.Preload(image.Address, content);
            }

            return package.Firmware.Image is not null;
        }

        /// <summary>
        /// Changes the internal storage the way a normal boot of the firmware in flash does: the firmware creates the storage if it does
        /// not exist, and formats a damaged volume (docs/reference/stock-updater.md 1.8).
        /// </summary>
        /// <param name="device">The device, which is switched off; its flash contains firmware.</param>
        public static void StartFirmware(VirtualDevice device)
        {
            if (PreUpdate.KeepsOnCard(device))
            {
                if (device.Card.PeekFolder("/.int").Count == 0)
                {
                    device.Card.Preload($"/.int/{FreshFile}", [1]);
                }
            }
            else if (!CanMount(device) && device.Images.FindWhole(device.Flash) is { } image)
            {
                int end = (int)(image.Address - FlashMap.Base) + image.Size;
                Dictionary<string, byte[]> fresh = new() { [FreshFile] = [1] };
                InternalStorageVolume.Format(
                    device, () => new FolderTree(fresh, []), (end + FlashMap.PageSize - 1) / FlashMap.PageSize);
            }
        }

        /// <summary>Arms the update again, as the firmware does. PreUpdate then overwrites <c>backup.tar</c>.</summary>
        /// <param name="device">The device, which is switched off.</param>
        public static void StartUpdate(VirtualDevice device, ArmedPackage package)
        {
            device.Card.Preload(CardPackage.PointerPath, Encoding.UTF8.GetBytes(package.ManifestPath));
            PreUpdate.BackUp(device, package.Folder);
            if (!device.Backup.HasValidHeader)
            {
                device.Backup.Lose();
                device.Backup.Preload(0, BackupRegisters.ValidHeader);
            }

            device.Backup.BootMode = BootMode.Update;
        }

        private static bool CanMount(VirtualDevice device)
        {
            try
            {
                return InternalStorageVolume.ReadSwitchedOff(device) != null;
            }
            catch (InputException)
            {
                // The firmware formats a damaged volume.
                return false;
            }
        }
    }
}
