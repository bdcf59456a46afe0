using FlipperUpdaterNano.HostFileSystem;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Folder;

namespace FlipperUpdaterNano.Fupd.Devices
{
    /// <summary>
    /// Loads devices from the host's disk, and saves them to it. Saving is atomic: whenever the process is killed, the folder contains
    /// either the old or the new state of the device, never a mixture.
    /// </summary>
    internal static class DeviceStore
    {
        /// <summary>Loads a device.</summary>
        /// <returns>The device, which is switched off.</returns>
        /// <exception cref="InputException">The device folder cannot be read.</exception>
        public static VirtualDevice Load(string folder)
        {
            try
            {
                VirtualDevice device = DeviceFolder.Load(folder);
                if (!device.Images.HasFirmware && StockBoot.Decide(device, true).FirmwareRuns)
                {
                    AdoptFirmware(device, folder);
                }

                return device;
            }
            catch (DeviceFolderException error)
            {
                throw new InputException($"device {error.Message}");
            }
        }

        /// <summary>Saves a device to the folder from which it was loaded.</summary>
        /// <exception cref="InputException">The device folder cannot be written.</exception>
        public static void Save(VirtualDevice device, string folder)
        {
            // ResolveLinkTarget does not recognise a link if its path ends with a separator.
            string named = Path.TrimEndingDirectorySeparator(folder);
            string place = Path.GetFullPath(new DirectoryInfo(named).ResolveLinkTarget(true)?.FullName ?? named);
            string prefix = $".{Path.GetFileName(place)}.saving-";
            string fresh = Path.Combine(Path.GetDirectoryName(place)!, $"{prefix}{Environment.ProcessId}");
            try
            {
                if (!TryBegin(Path.GetDirectoryName(place)!, prefix, fresh))
                {
                    DeviceFolder.Save(device, place);
                    return;
                }

                SaveByExchange(device, place, fresh);
            }
            catch (Exception error) when (error is DeviceFolderException || HostError.Is(error))
            {
                throw new InputException(
                    $"device {place} cannot be saved: {(error is DeviceFolderException ? error.Message : HostError.Reason(error))}");
            }
            finally
            {
                if (Directory.Exists(fresh))
                {
                    Directory.Delete(fresh, true);
                }
            }
        }

        private static void SaveByExchange(VirtualDevice device, string place, string fresh)
        {
            // Preserves unknown keys of device.json and unknown files in the folder.
            HostFolder.CopyMode(place, fresh);
            HostFolder.CopyContents(place, fresh, new HashSet<string> { DeviceFolder.CardFolderName });
            if (Directory.Exists(Path.Combine(place, DeviceFolder.CardFolderName)))
            {
                // The folder must exist even if the card has been removed, because the card's files are saved in it and then moved to
                // sd.removed.
                Directory.CreateDirectory(Path.Combine(fresh, DeviceFolder.CardFolderName));
            }

            DeviceFolder.Save(device, fresh, place);

            // The exchange is atomic. On file systems that cannot exchange folders, each file is replaced atomically instead.
            if (!HostFolder.TryExchange(fresh, place))
            {
                DeviceFolder.Save(device, place);
            }
        }

        // The parent folder may be write-protected even if the device folder is not.
        private static bool TryBegin(string parent, string prefix, string fresh)
        {
            try
            {
                RemoveLeftOvers(parent, prefix);
                Directory.CreateDirectory(fresh);
                return true;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }

        // A device folder that was created by hand does not identify its firmware, so the content of flash up to the first erased page, or
        // up to /int or the secure start, is accepted as the firmware.
        private static void AdoptFirmware(VirtualDevice device, string folder)
        {
            int pages = FirstPageOfInt(folder) ?? device.Options.SecureStartPage;
            int used = 0;
            while (used < pages && device.Flash.Bytes.Slice(used * FlashMap.PageSize, FlashMap.PageSize).ContainsAnyExcept((byte)0xFF))
            {
                used++;
            }

            device.Images.Add(FlashMap.Base, device.Flash.Bytes[..(used * FlashMap.PageSize)].TrimEnd((byte)0xFF));
        }

        private static int? FirstPageOfInt(string folder)
        {
            try
            {
                // Reading /int switches the device on, so another copy is loaded.
                return InternalStorageVolume.Read(DeviceFolder.Load(folder))?.FirstPage;
            }
            catch (InputException)
            {
                // The volume is damaged, so the updater refuses to write to it.
                return null;
            }
        }

        // Removes the folders of killed processes: the name of such a folder ends with the id of a process that no longer exists.
        private static void RemoveLeftOvers(string parent, string prefix)
        {
            foreach (string folder in Directory.EnumerateDirectories(parent, prefix + "*"))
            {
                bool isProcess = int.TryParse(Path.GetFileName(folder)[prefix.Length..], out int process);
                if (isProcess && (process == Environment.ProcessId || (OperatingSystem.IsLinux() && !Directory.Exists($"/proc/{process}"))))
                {
                    Directory.Delete(folder, true);
                }
            }
        }
    }
}
