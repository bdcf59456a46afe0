using FlipperUpdaterNano.HostFileSystem;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Folder;

namespace FlipperUpdaterNano.Fupd.Devices
{
    /// <summary>
    /// A device folder that a command changes. The folder is locked, checked for write access and loaded at the start, and saved at the
    /// end.
    /// </summary>
    internal sealed class DeviceSession : IDisposable
    {
        // A save rewrites the flash, the small files and device.json.
        private const long SpaceForDevice = 2L << 20;

        private readonly string _folder;
        private readonly FolderLock _lock;
        private readonly IDisposable _notice;

        private DeviceSession(string folder, FolderLock taken, string notice)
        {
            _folder = folder;
            _lock = taken;
            _notice = Interruption.Notice(() => $"device {folder} {notice}");
            Device = DeviceStore.Load(folder);
        }

        /// <summary>Gets the device, switched off.</summary>
        public VirtualDevice Device { get; }

        /// <summary>Locks and loads a device.</summary>
        /// <param name="addedBytes">Number of bytes that the command will add to the card.</param>
        /// <param name="notice">
        /// Verb phrase that describes the device's state in the message printed if the command is interrupted before a save.
        /// </param>
        /// <exception cref="InputException">The device does not exist, is in use by another process, or could not be saved.</exception>
        public static DeviceSession Open(string folder, long addedBytes = 0, string notice = "is as it was before the command")
        {
            if (!Directory.Exists(folder))
            {
                throw new InputException($"device {folder}: no such device folder; create the device first");
            }

            FolderLock taken = Lock(folder);
            try
            {
                CheckWritable(folder, addedBytes);
                return new DeviceSession(folder, taken, notice);
            }
            catch
            {
                taken.Dispose();
                throw;
            }
        }

        /// <summary>Locks a device folder.</summary>
        /// <param name="folder">The folder, which must exist.</param>
        /// <exception cref="InputException">Another process holds the lock.</exception>
        public static FolderLock Lock(string folder)
        {
            return FolderLock.TryTake(folder)
                ?? throw new InputException($"device {folder} is in use by another fupd process; wait until it has ended");
        }

        /// <summary>Saves the device.</summary>
        /// <exception cref="InputException">The folder cannot be written.</exception>
        public void Save()
        {
            lock (Interruption.Pause)
            {
                DeviceStore.Save(Device, _folder);
                _notice.Dispose();
            }
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            _notice.Dispose();
            _lock.Dispose();
        }

        // Checks before the update runs that the device can be saved, because otherwise the result of an update that took minutes could be
        // lost.
        private static void CheckWritable(string folder, long addedBytes)
        {
            string probe = Path.Combine(folder, $".saving-{Environment.ProcessId}");
            try
            {
                File.WriteAllBytes(probe, []);
                File.Delete(probe);
                long free = new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
                if (free < SpaceForDevice + addedBytes)
                {
                    throw new InputException(
                        $"device {folder} could not be saved: its disk has {free >> 10} KiB free; {(SpaceForDevice + addedBytes) >> 10} "
                        + "KiB are needed; make room first");
                }
            }
            catch (Exception refused) when (HostError.Is(refused))
            {
                throw new InputException(
                    $"device {folder} cannot be written ({HostError.Reason(refused)}), so an update could not be saved; check "
                    + "permissions and space");
            }
        }
    }
}
