namespace FlipperUpdaterNano.Deployment.Port
{
    /// <summary>Finds the serial ports of Flippers in Linux's sysfs, by USB vendor, product and serial number.</summary>
    /// <param name="systemFolder">Mount point of sysfs.</param>
    internal sealed class PortFinder(string systemFolder = "/sys")
    {
        private const string Vendor = "0483";
        private const string SerialProduct = "5740";
        private const string DfuProduct = "df11";

        /// <summary>Lists the ports of Flippers that run their firmware.</summary>
        /// <returns>Path and serial number of each.</returns>
        public IReadOnlyList<(string Path, string Serial)> Find()
        {
            string terminals = Path.Combine(systemFolder, "class", "tty");
            return !Directory.Exists(terminals) ? [] :
            [
                .. Directory.EnumerateFileSystemEntries(terminals, "ttyACM*").Order(StringComparer.Ordinal)
                    .Select(terminal => (Path: "/dev/" + Path.GetFileName(terminal), Usb: UsbDeviceOf(terminal)))
                    .Where(port => port.Usb != null && Is(port.Usb, SerialProduct))
                    .Select(port => (port.Path, Text(port.Usb!, "serial"))),
            ];
        }

        /// <summary>Lists the chips that are in USB DFU. The ROM does not report the device's serial number.</summary>
        /// <returns>The USB bus location of each chip.</returns>
        public IReadOnlySet<string> FindDfu()
        {
            string devices = Path.Combine(systemFolder, "bus", "usb", "devices");
            return !Directory.Exists(devices) ? new HashSet<string>() :
                Directory.EnumerateFileSystemEntries(devices).Where(device => Is(device, DfuProduct)).ToHashSet();
        }

        // In sysfs, the device link of a tty leads to the USB interface, whose parent is the USB device.
        private static string? UsbDeviceOf(string terminal)
        {
            string link = Path.Combine(terminal, "device");
            try
            {
                string? usb = Path.GetDirectoryName(new DirectoryInfo(link).ResolveLinkTarget(true)?.FullName ?? string.Empty);
                return string.IsNullOrEmpty(usb) ? null : usb;
            }
            catch (IOException)
            {
                return null;
            }
        }

        private static bool Is(string usb, string product) => Text(usb, "idVendor") == Vendor && Text(usb, "idProduct") == product;

        // If a device disappears during the scan, its files are missing or unreadable.
        private static string Text(string usb, string name)
        {
            string file = Path.Combine(usb, name);
            try
            {
                return File.Exists(file) ? File.ReadAllText(file).Trim() : string.Empty;
            }
            catch (IOException)
            {
                return string.Empty;
            }
        }
    }
}
