using System.Text.Json.Nodes;
using FlipperUpdaterNano.Fupd.Doctor;
using FlipperUpdaterNano.MockHal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Flash;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.Formats.LittleFs;
using FlipperUpdaterNano.Updater.State;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using Crc32 = FlipperUpdaterNano.Packaging.Crc32;

namespace FlipperUpdaterNano.Fupd.Devices
{
    /// <summary>The LittleFS volume that holds /int, read with the updater's own reader.</summary>
    internal sealed class InternalStorageVolume
    {
        private const int FingerprintRegister = 3;

        private InternalStorageVolume(int firstPage, int pages)
        {
            FirstPage = firstPage;
            Pages = pages;
        }

        /// <summary>Gets the flash page that contains block 0 of the volume.</summary>
        public int FirstPage { get; }

        /// <summary>Gets the number of blocks of the volume.</summary>
        public int Pages { get; }

        /// <summary>Gets the files, sorted by path.</summary>
        public List<InternalStorageFile> Files { get; } = [];

        /// <summary>Gets the directories, sorted.</summary>
        public List<string> Directories { get; } = [];

        /// <summary>Reads the volume of a device.</summary>
        /// <param name="device">The device, which the method switches on.</param>
        /// <returns>The volume, or <see langword="null"/> if there is none.</returns>
        /// <exception cref="InputException">The device has a volume that cannot be read.</exception>
        public static InternalStorageVolume? Read(VirtualDevice device)
        {
            try
            {
                LittleFsVolume? found = LittleFsVolume.Find(new MockDevice(device).Flash);
                return found == null ? null : Read(found);
            }
            catch (Exception error) when (error is MalformedException or CardIoException)
            {
                throw new InputException($"/int cannot be read: {error.Message}");
            }
        }

        /// <summary>Reads the volume of a device that remains switched off.</summary>
        /// <returns>The volume, or <see langword="null"/> if there is none.</returns>
        /// <exception cref="InputException">The device has a volume that cannot be read.</exception>
        public static InternalStorageVolume? ReadSwitchedOff(VirtualDevice device)
        {
            VirtualDevice scratch = new();
            scratch.Options.PlaceArea(device.Options.Area);
            scratch.Flash.Preload(FlashMap.Base, device.Flash.Bytes);
            for (int word = 0; word < FlashMap.Size / FlashMap.DoubleWordSize; word++)
            {
                scratch.Flash.Mark(word, device.Flash.StateOf(word));
            }

            return Read(scratch);
        }

        /// <summary>Formats a volume in the free pages of a device, with the updater's own builder.</summary>
        /// <param name="device">The device that receives the volume; must be switched off.</param>
        /// <param name="firstPage">First free page.</param>
        /// <exception cref="InputException">The content does not fit.</exception>
        public static void Format(VirtualDevice device, Func<IFileTree> tree, int firstPage)
        {
            int pages = device.Options.SecureStartPage - firstPage;

            // The builder needs a running device, so a scratch device is used; the new device itself must never have been switched on.
            VirtualDevice scratch = new();
            scratch.Options.PlaceArea(device.Options.Area);
            MockDevice mock = new(scratch);
            try
            {
                LittleFsLayout layout = new(tree(), mock.Bytes);
                LittleFsBuilder builder = new(
                    layout, tree(), mock.Flash, mock.Bytes, new PageWriter(mock.Flash, Stage.Restore, new Silent()), firstPage, pages);
                while (builder.WriteNext())
                {
                }
            }
            catch (Exception error) when (error is MalformedException or UpdateException)
            {
                throw new InputException($"/int cannot be created: {error.Message}");
            }

            // Sets the LFS fingerprint the way the firmware does. Without the fingerprint, the firmware would format the volume at its
            // first start (docs/reference/stock-updater.md 1.8).
            new SystemRegister(mock.BackupRegisters).SetFingerprint(firstPage, pages);
            device.Backup.Preload(FingerprintRegister, scratch.Backup.Read(FingerprintRegister));
            int offset = firstPage * FlashMap.PageSize;
            device.Flash.Preload(FlashMap.Base + (uint)offset, scratch.Flash.Bytes.Slice(offset, pages * FlashMap.PageSize));
        }

        /// <summary>Converts the file list (path, size and CRC32) to JSON for reports.</summary>
        public JsonArray ToJson() => new([.. Files.Select(file => (JsonNode)new JsonObject
        {
            ["path"] = file.Path,
            ["size"] = file.Data.Length,
            ["crc32"] = $"{Crc32.Compute(file.Data):X8}",
        })]);

        private static InternalStorageVolume Read(LittleFsVolume found)
        {
            InternalStorageVolume volume = new(found.StartPage, found.BlockCount);
            List<(string Path, uint Position, uint Size)> files = [];
            IFileTree tree = found.Walk();
            while (tree.Next())
            {
                if (tree.IsDirectory)
                {
                    volume.Directories.Add(tree.Path);
                }
                else
                {
                    files.Add((tree.Path, tree.Position, tree.Size));
                }
            }

            foreach ((string path, uint position, uint size) in files.OrderBy(file => file.Path, StringComparer.Ordinal))
            {
                byte[] data = new byte[size];
                IByteSource source = tree.Open(position, size);
                for (int done = 0; done < data.Length;)
                {
                    int read = source.Read(data, done, data.Length - done);
                    done += read > 0 ? read : throw new MalformedException($"{path} ends after {done} of {size} bytes.");
                }

                volume.Files.Add(new InternalStorageFile(path, data));
            }

            volume.Directories.Sort(StringComparer.Ordinal);
            return volume;
        }
    }
}
