namespace FlipperUpdaterNano.SimulatedDevice.Port
{
    /// <summary>
    /// A symbolic link that gives the current port a stable name, like the links that udev creates in <c>/dev/serial/by-id</c>. The link
    /// exists only while the device is on the bus.
    /// </summary>
    internal sealed class PortLink
    {
        private readonly string? _path;

        /// <summary>Checks that the link can be created, and removes a stale link.</summary>
        /// <param name="path">Path of the link; <see langword="null"/> for no link.</param>
        /// <exception cref="IOException">The path exists and is not a stale link to a port.</exception>
        public PortLink(string? path)
        {
            _path = path;
            FileInfo present = new(path ?? "/");
            if (path != null && (Path.Exists(path) || present.LinkTarget != null))
            {
                bool isStale = present.LinkTarget?.StartsWith("/dev/pts/", StringComparison.Ordinal) == true && !Path.Exists(path);
                if (!isStale)
                {
                    throw new IOException($"the port link {path} already exists; choose another name");
                }

                File.Delete(path);
            }
        }

        /// <summary>Makes the link point to a port, atomically.</summary>
        /// <param name="port">Path of the port.</param>
        public void PointTo(string port)
        {
            if (_path != null)
            {
                string fresh = $"{_path}.new-{Environment.ProcessId}";
                File.CreateSymbolicLink(fresh, port);
                File.Move(fresh, _path, true);
            }
        }

        /// <summary>Removes the link.</summary>
        public void Remove()
        {
            if (_path != null)
            {
                File.Delete(_path);
            }
        }
    }
}
