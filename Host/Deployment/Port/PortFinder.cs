namespace FlipperUpdaterNano.Deployment.Port
{
    /// <summary>Finds ports of Flippers by vendor, product and serial number, in Linux's sysfs.</summary>
    /// <param name="systemFolder">Where sysfs is mounted.</param>
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

        /// <summary>Checks whether a chip is in USB DFU. Its ROM has no serial number of the device.</summary>
        /// <returns>Whether one is.</returns>
        public bool IsDfuPresent()
        {
            string devices = Path.Combine(systemFolder, "bus", "usb", "devices");
            return Directory.Exists(devices)
                && Directory.EnumerateFileSystemEntries(devices).Any(device => Is(device, DfuProduct));
        }

        // The terminal's device is the interface; the USB device is its parent.
        private static string? UsbDeviceOf(string terminal)
        {
            string link = Path.Combine(terminal, "device");
            string? usb = Path.GetDirectoryName(new DirectoryInfo(link).ResolveLinkTarget(true)?.FullName ?? string.Empty);
            return string.IsNullOrEmpty(usb) ? null : usb;
        }

        private static bool Is(string usb, string product) => Text(usb, "idVendor") == Vendor && Text(usb, "idProduct") == product;

        private static string Text(string usb, string name)
        {
            string file = Path.Combine(usb, name);
            return File.Exists(file) ? File.ReadAllText(file).Trim() : string.Empty;
        }
    }
}
