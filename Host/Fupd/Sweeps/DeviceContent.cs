using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.Fupd.Packages;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Card;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Radio;
using FlipperUpdaterNano.VirtualFlipper.Rtc;

namespace FlipperUpdaterNano.Fupd.Sweeps
{
    /// <summary>
    /// The parts of a device's content that a cut must not harm: firmware, radio stack, option bytes, settings, files on the card, and the
    /// package.
    /// </summary>
    internal sealed class DeviceContent
    {
        // The first registers belong to the firmware (header, system, error and /int fingerprint, among others); the other registers
        // hold the progress of an update.
        private const int FirmwareRegisters = 6;

        // Prefix of the rollback packages that the updater makes from the old firmware.
        private const string Rollback = "/update/rollback-";
        private const string WayBack = "/.fu-back";

        private readonly string _packageFolder;
        private readonly byte[] _flash;
        private readonly DoubleWordState[] _states;
        private readonly int _firmwareEnd;
        private readonly byte[] _options;
        private readonly (CoprocessorFirmware, InstalledStack?, StackVersion) _radio;
        private readonly uint[] _registers;
        private readonly Dictionary<string, byte[]?> _files;
        private readonly Dictionary<string, byte[]?> _packageFiles;
        private readonly Dictionary<string, byte[]?>? _settings;

        private DeviceContent(VirtualDevice device, string packageFolder)
        {
            _packageFolder = packageFolder;
            _flash = device.Flash.Bytes.ToArray();
            _states = device.Flash.States.ToArray();
            _firmwareEnd = device.Images.FindWhole(device.Flash) is { Address: FlashMap.Base } image ? image.Size : 0;
            _options = device.Options.Area.ToArray();
            _radio = RadioOf(device);
            _registers = RegistersOf(device);
            _files = FilesOf(device, packageFolder);
            _packageFiles = [];
            Collect(device.Card, packageFolder, _packageFiles, string.Empty);

            // The updater creates a backup of its own, renames the backup of an earlier update, and appends to the log.
            _packageFiles.Remove($"{packageFolder}/{PreUpdate.BackupName}");
            _packageFiles.Remove($"{packageFolder}/{PackageFiles.Log}");
            _packageFiles.Remove($"{packageFolder}/{PackageFiles.Log}.old");
            (_settings, HasDamagedSettings) = SettingsOf(device);
        }

        /// <summary>
        /// Gets a value indicating whether the settings cannot be compared, because their volume exists but cannot be mounted.
        /// </summary>
        public bool HasDamagedSettings { get; }

        /// <summary>Copies the content of a device for later comparisons.</summary>
        /// <param name="device">The device, which is switched off.</param>
        /// <param name="packageFolder">Path of the package folder on the card.</param>
        public static DeviceContent Of(VirtualDevice device, string packageFolder) => new(device, packageFolder);

        /// <summary>Compares a device with the state after an undisturbed update.</summary>
        /// <param name="device">A device that is switched off.</param>
        /// <param name="registers">Whether all of the firmware's backup registers must be equal, rather than only the boot mode.</param>
        /// <returns>The first difference, in a few words, or <see langword="null"/> if there is none.</returns>
        public string? DifferenceAtEnd(VirtualDevice device, bool registers)
        {
            return DifferenceOfFlash(device)
                ?? (device.Options.Area.SequenceEqual(_options) ? null : "the option bytes differ")
                ?? (RadioOf(device) == _radio ? null : $"CPU2 runs {device.Coprocessor.Runs} {device.Coprocessor.Stack?.Version.Dotted}")
                ?? DifferenceOfFiles(_files, FilesOf(device, _packageFolder), string.Empty)
                ?? DifferenceOfRegisters(device, registers);
        }

        /// <summary>Finds a difference that prevents the user from starting the update again.</summary>
        /// <param name="device">A device that is switched off.</param>
        /// <returns>The first difference, or <see langword="null"/> if the old firmware, the settings and the files are present.</returns>
        public string? DifferenceBeforeStart(VirtualDevice device)
        {
            if (!device.Flash.Bytes[.._firmwareEnd].SequenceEqual(_flash.AsSpan(0, _firmwareEnd)))
            {
                return "the new firmware runs, but the update does not continue";
            }

            Dictionary<string, byte[]?> files = [];
            Collect(device.Card, _packageFolder, files, string.Empty);
            string? pointer = device.Card.Peek(CardPackage.PointerPath) == null ? "the pointer file is missing" : null;
            return pointer
                ?? DifferenceOfFiles(_packageFiles, new(files.Where(file => _packageFiles.ContainsKey(file.Key))), "package: ")
                ?? DifferenceOfSettings(device)
                ?? DifferenceOfFiles(
                    new(_files.Where(IsOther)), new(FilesOf(device, _packageFolder).Where(IsOther)), string.Empty);
        }

        /// <summary>Finds a rollback package that matches neither the initial nor the final rollback package.</summary>
        /// <param name="device">A device that is switched off.</param>
        /// <param name="before">The content before the update.</param>
        /// <returns>The first difference, in a few words, or <see langword="null"/> if there is none.</returns>
        public string? DifferenceOfRollback(VirtualDevice device, DeviceContent before)
        {
            foreach (IGrouping<string, KeyValuePair<string, byte[]?>> package in FilesOf(device, _packageFolder)
                .Where(file => IsRollback(file) && !file.Key.Contains(".tmp", StringComparison.Ordinal)).GroupBy(FolderOf))
            {
                string? Difference(DeviceContent other) =>
                    DifferenceOfFiles(new(other._files.Where(file => FolderOf(file) == package.Key)), new(package), string.Empty);
                if (Difference(this) is { } found && Difference(before) != null)
                {
                    return found;
                }
            }

            return null;
        }

        private static bool IsRollback(KeyValuePair<string, byte[]?> file) => file.Key.StartsWith(Rollback, StringComparison.Ordinal);

        private static string FolderOf(KeyValuePair<string, byte[]?> file)
        {
            string path = file.Key;
            int end = IsRollback(file) ? path.IndexOf('/', Rollback.Length) : -1;
            return end < 0 ? path : path[..end];
        }

        private static bool IsOther(KeyValuePair<string, byte[]?> file) => !IsRollback(file);

        private static (CoprocessorFirmware, InstalledStack?, StackVersion) RadioOf(VirtualDevice device) =>
            (device.Coprocessor.Runs, device.Coprocessor.Stack, device.Coprocessor.FusVersion);

        private static uint[] RegistersOf(VirtualDevice device) =>
            [.. Enumerable.Range(0, FirmwareRegisters).Select(device.Backup.Read)];

        private static Dictionary<string, byte[]?> FilesOf(VirtualDevice device, string packageFolder)
        {
            Dictionary<string, byte[]?> files = [];
            Collect(device.Card, string.Empty, files, packageFolder);
            files.Remove(CardPackage.PointerPath);
            files.Remove(WayBack);
            return files;
        }

        private static void Collect(VirtualCard card, string folder, Dictionary<string, byte[]?> files, string without)
        {
            foreach (CardItem item in card.PeekFolder(folder.Length == 0 ? "/" : folder))
            {
                string path = $"{folder}/{item.Name}";
                if (path.Equals(without, StringComparison.OrdinalIgnoreCase))
                {
                    continue;
                }

                files[path] = item.IsDirectory ? null : card.Peek(path);
                if (item.IsDirectory)
                {
                    Collect(card, path, files, without);
                }
            }
        }

        private static (Dictionary<string, byte[]?>? Files, bool IsDamaged) SettingsOf(VirtualDevice device)
        {
            try
            {
                InternalStorageVolume? volume = InternalStorageVolume.ReadSwitchedOff(device);
                return (volume?.Files.Select(file => (file.Path, (byte[]?)file.Data))
                    .Concat(volume.Directories.Select(directory => (directory, (byte[]?)null)))
                    .ToDictionary(), false);
            }
            catch (InputException)
            {
                // The firmware could not mount this volume either.
                return (null, true);
            }
        }

        private static string? DifferenceOfFiles(Dictionary<string, byte[]?> wanted, Dictionary<string, byte[]?> found, string where)
        {
            foreach ((string path, byte[]? data) in wanted)
            {
                if (!found.TryGetValue(path, out byte[]? there))
                {
                    return $"{where}{path} is missing";
                }

                if ((data == null) != (there == null) || (data != null && !data.AsSpan().SequenceEqual(there)))
                {
                    return $"{where}{path} differs";
                }
            }

            return found.Keys.FirstOrDefault(path => !wanted.ContainsKey(path)) is { } more ? $"{where}{more} should not exist" : null;
        }

        private string? DifferenceOfFlash(VirtualDevice device)
        {
            ReadOnlySpan<byte> flash = device.Flash.Bytes;
            if (!device.Flash.IsReadable(0, _firmwareEnd) || !flash[.._firmwareEnd].SequenceEqual(_flash.AsSpan(0, _firmwareEnd)))
            {
                return "flash does not contain the new firmware";
            }

            int secure = (int)(device.Options.SecureStart - FlashMap.Base);
            return IsSame(device, secure) ? DifferenceOfSettings(device) : "the flash of CPU2 differs";
        }

        // Comparing bytes is not sufficient, because a torn double word may contain the same bytes and still have an ECC error.
        private bool IsSame(VirtualDevice device, int from)
        {
            int word = from / FlashMap.DoubleWordSize;
            return device.Flash.Bytes[from..].SequenceEqual(_flash.AsSpan(from))
                && (device.Flash.IsReadable(from, FlashMap.Size - from) || device.Flash.States[word..].SequenceEqual(_states.AsSpan(word)));
        }

        private string? DifferenceOfSettings(VirtualDevice device)
        {
            if (IsSame(device, 0) || _settings is not { } wanted)
            {
                return null;
            }

            return SettingsOf(device).Files is { } found ? DifferenceOfFiles(wanted, found, "/int/") : "/int cannot be mounted";
        }

        private string? DifferenceOfRegisters(VirtualDevice device, bool all)
        {
            if (device.Backup.BootMode != BootMode.Normal)
            {
                return $"the boot mode is {device.Backup.BootMode}";
            }

            int different = all ? RegistersOf(device).AsSpan().CommonPrefixLength(_registers) : FirmwareRegisters;
            return different == FirmwareRegisters ? null : $"backup register {different} differs";
        }
    }
}
