using FlipperUpdaterNano.HostFileSystem;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Folder;

namespace FlipperUpdaterNano.Fupd.Devices
{
    /// <summary>The folder of a new device, which is written completely or not at all.</summary>
    internal sealed class NewDeviceFolder
    {
        private NewDeviceFolder(string path) => Path = path;

        public string Path { get; }

        /// <summary>Checks that the folder can be created or replaced; nothing is written yet.</summary>
        /// <param name="replace">Whether an existing device may be replaced.</param>
        /// <exception cref="InputException">The folder exists and must not be replaced.</exception>
        public static NewDeviceFolder At(string path, bool replace)
        {
            bool exists = Directory.Exists(path) || File.Exists(path);
            if (exists && !replace)
            {
                throw new InputException($"device {path} already exists; choose another name, or replace it with --force");
            }

            // --force replaces only device folders, because any other folder may have been named by mistake.
            if (exists && !DeviceFolder.Exists(path) && (File.Exists(path) || Directory.EnumerateFileSystemEntries(path).Any()))
            {
                throw new InputException($"device {path} exists and is not a device folder, so it is not replaced; choose another name");
            }

            return new NewDeviceFolder(path);
        }

        /// <summary>Saves a device to the folder.</summary>
        public void Fill(VirtualDevice device)
        {
            string full = System.IO.Path.GetFullPath(Path).TrimEnd(System.IO.Path.DirectorySeparatorChar);
            string parent = System.IO.Path.GetDirectoryName(full)!;
            CreateParent(parent);
            string name = System.IO.Path.GetFileName(full);
            string fresh = System.IO.Path.Combine(parent, $".{name}.new-{Environment.ProcessId}");
            string old = System.IO.Path.Combine(parent, $".{name}.old-{Environment.ProcessId}");
            bool replaces = Directory.Exists(full);
            using FolderLock? taken = replaces ? DeviceSession.Lock(full) : null;
            try
            {
                DeviceFolder.Save(device, fresh);
                if (replaces)
                {
                    HostFolder.CopyMode(full, fresh);
                    Directory.Move(full, old);
                }

                Directory.Move(fresh, full);
            }
            catch (Exception refused) when (HostError.Is(refused))
            {
                throw new InputException($"device {Path} cannot be created: {HostError.Reason(refused)}; check permissions and space");
            }
            finally
            {
                Delete(fresh);
                Delete(old);
            }
        }

        private void CreateParent(string parent)
        {
            try
            {
                Directory.CreateDirectory(parent);
            }
            catch (Exception refused) when (HostError.Is(refused))
            {
                throw new InputException($"device {Path}: the folder {parent} cannot be created: {HostError.Reason(refused)}");
            }
        }

        private static void Delete(string folder)
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, true);
            }
        }
    }
}
