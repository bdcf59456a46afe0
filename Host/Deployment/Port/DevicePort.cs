namespace FlipperUpdaterNano.Deployment.Port
{
    /// <summary>The port of one device, which is searched for again after the device has restarted.</summary>
    /// <param name="finder">Finds ports.</param>
    /// <param name="given">The port that the user named, or <see langword="null"/>.</param>
    /// <param name="serial">Serial number of the device, or <see langword="null"/> if unknown.</param>
    internal sealed class DevicePort(PortFinder finder, string? given, string? serial)
    {
        private IReadOnlySet<string> _othersInDfu = new HashSet<string>();

        /// <summary>Finds the device.</summary>
        /// <param name="finder">Finds ports.</param>
        /// <param name="given">The port that the user named, or <see langword="null"/> for the only connected Flipper.</param>
        /// <exception cref="DeploymentException">No Flipper, or more than one, is connected.</exception>
        public static DevicePort Of(PortFinder finder, string? given)
        {
            IReadOnlyList<(string Path, string Serial)> ports = finder.Find();
            if (given != null)
            {
                string serial = ports.FirstOrDefault(port => port.Path == Resolved(given)).Serial;
                return new DevicePort(finder, given, string.IsNullOrEmpty(serial) ? null : serial);
            }

            if (ports.Count == 1)
            {
                return new DevicePort(finder, null, ports[0].Serial);
            }

            if (ports.Count == 0 && finder.FindDfu().Count > 0)
            {
                throw new DeploymentException(
                    DeploymentFault.NeedsUser,
                    "the device is in USB DFU: it runs no firmware that could receive a package; repair the device with qFlipper");
            }

            throw new DeploymentException(
                DeploymentFault.NoPort,
                ports.Count == 0 ? "no Flipper is connected; connect one, or name its port with --port"
                    : $"{ports.Count} Flippers are connected ({string.Join(", ", ports.Select(port => $"{port.Serial} at {port.Path}"))}); "
                        + "name one with --port");
        }

        /// <summary>Finds the device's current port, whose number may have changed.</summary>
        /// <returns>Path of the port, or <see langword="null"/> while the device is absent.</returns>
        public string? Now()
        {
            if (serial != null)
            {
                string path = finder.Find().FirstOrDefault(port => port.Serial == serial).Path;
                return string.IsNullOrEmpty(path) ? null : path;
            }

            bool isThere = OperatingSystem.IsWindows()
                ? System.IO.Ports.SerialPort.GetPortNames().Contains(given, StringComparer.OrdinalIgnoreCase)
                : Path.Exists(given);
            return isThere ? given : null;
        }

        /// <summary>
        /// Records the chips that are in USB DFU now. The device itself is not among them, because its firmware is running.
        /// </summary>
        public void RememberDfu() => _othersInDfu = finder.FindDfu();

        /// <summary>Checks whether the device may be among the chips that are in USB DFU.</summary>
        /// <returns>True if a chip has entered USB DFU since <see cref="RememberDfu"/>.</returns>
        public bool IsInDfu() => Now() == null && !finder.FindDfu().IsSubsetOf(_othersInDfu);

        private static string Resolved(string path) => new FileInfo(path).ResolveLinkTarget(true)?.FullName ?? path;
    }
}
