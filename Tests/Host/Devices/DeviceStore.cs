using FlipperUpdaterNano.VirtualFlipper;

namespace FlipperUpdaterNano.Host.Devices
{
    /// <summary>Devices on this machine's disk, with one clear sentence when they cannot be read or written.</summary>
    internal static class DeviceStore
    {
        public static VirtualDevice Load(string folder)
        {
            try
            {
                return DeviceFolder.Load(folder);
            }
            catch (DeviceFolderException error)
            {
                throw new InputException($"device {error.Message}");
            }
        }

        public static void Save(VirtualDevice device, string folder)
        {
            try
            {
                DeviceFolder.Save(device, folder);
            }
            catch (DeviceFolderException error)
            {
                throw new InputException($"device {error.Message}");
            }
        }
    }
}
