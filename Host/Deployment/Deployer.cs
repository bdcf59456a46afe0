using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using FlipperUpdaterNano.Deployment.Port;
using FlipperUpdaterNano.Deployment.Protocol;
using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Deployment
{
    /// <summary>
    /// Sends a package to the card of a connected device and starts the update. The manifest is removed before anything else changes, and
    /// is written last. Even if the process is killed, the card therefore never holds an incomplete package that could start. The next run
    /// sends the files that still differ.
    /// </summary>
    public sealed class Deployer : IDisposable
    {
        private const string Updates = "/ext/update";
        private const string ManifestEnding = ".fuf";
        private const int LongestName = 80;
        private const int LongestPath = 254;
        private const int LargestLog = 1 << 20;
        private const int ReturnPauseMilliseconds = 200;

        private static readonly System.Buffers.SearchValues<char> s_forbidden = System.Buffers.SearchValues.Create("\"\\/:*?<>|\r\n");
        private readonly DevicePort _port;
        private readonly Patience _patience;
        private IDevice _device;

        /// <summary>Opens a session with a device.</summary>
        /// <param name="port">Port of the device, or <see langword="null"/> for the port of the only connected Flipper.</param>
        /// <exception cref="DeploymentException">There is no port, or the device does not respond.</exception>
        public Deployer(string? port, Patience patience)
            : this(DevicePort.Of(new PortFinder(), port), patience)
        {
        }

        internal Deployer(DevicePort port, Patience patience)
        {
            _port = port;
            _patience = patience;
            string path = port.Now()
                ?? throw new DeploymentException(DeploymentFault.NoPort, "the port does not exist; connect the device, or name its port");
            _device = new DeviceOpener(patience).Open(path);
        }

        /// <summary>Gets the name of the current protocol.</summary>
        public string Protocol => _device.Protocol;

        /// <summary>Gets the number of requests to which the device has responded in this session.</summary>
        public int RoundTrips => _device.RoundTrips;

        /// <summary>Reads the properties that the device reports.</summary>
        /// <exception cref="DeploymentException">The device does not report its properties, or it has no card.</exception>
        public DeviceFacts Examine() => new(_device.Info(), _device.BatteryPercent(), _device.FreeBytes());

        /// <summary>Compares the card with a package.</summary>
        /// <exception cref="DeploymentException">The card cannot hold the package, or the device reports an error.</exception>
        public TransferPlan Compare(Package package)
        {
            CheckNames(package);
            IReadOnlyList<RemoteFile> updates = _device.List(Updates, false);
            IReadOnlyList<RemoteFile> present = updates.Any(folder => IsSame(folder.Name, package.Name))
                ? _device.List(FolderOf(package), true)
                : [];
            List<RemoteFile> replaced = [.. present.Where(file => !UpdaterFiles.Is(file.Name))];
            List<string> differing = [.. package.Files.Keys.Where(name => !IsWhole(present, name, package.Files[name]))];

            // The manifest is removed first and sent last, so that an incomplete package cannot start.
            if (differing.Count > 0)
            {
                differing.Remove(package.ManifestName);
                differing.Add(package.ManifestName);
            }

            return new TransferPlan(
                differing,
                [.. replaced.Select(file => file.Name).Where(name => !package.Files.Keys.Any(own => IsSame(own, name)))],
                [
                    .. updates.Where(folder => folder.IsDirectory && !IsSame(folder.Name, package.Name)).Select(FindPackage)
                        .OfType<OlderPackage>(),
                ],
                replaced.Sum(file => file.Size),
                differing.Sum(name => (long)package.Files[name].Length));
        }

        /// <summary>Returns a lower bound on the space that removing older packages frees.</summary>
        /// <returns>Total size in bytes of the files located directly in the packages' folders; subfolders are not counted.</returns>
        /// <exception cref="DeploymentException">The device fails.</exception>
        public long SizeOf(IReadOnlyList<string> names) =>
            names.Sum(name => _device.List($"{Updates}/{name}", false).Where(file => !file.IsDirectory).Sum(file => file.Size));

        /// <summary>Removes older packages from the card.</summary>
        /// <param name="packages">The packages. Packages whose backup may be the only copy of /int are kept.</param>
        public void RemoveOlder(IEnumerable<OlderPackage> packages)
        {
            foreach (OlderPackage older in packages.Where(older => !older.Stays))
            {
                _device.Remove($"{Updates}/{older.Name}");
            }
        }

        /// <summary>Sends the files that differ, and verifies the whole package by MD5.</summary>
        /// <param name="plan">The plan that <see cref="Compare"/> returned.</param>
        /// <param name="progress">Receives the name of the current file and the number of bytes sent in total.</param>
        /// <exception cref="DeploymentException">
        /// The device reports an error or disconnects; either way the card holds no package that could start.
        /// </exception>
        public void Send(Package package, TransferPlan plan, Action<string, long> progress)
        {
            string folder = FolderOf(package);
            if (plan.ToSend.Count > 0)
            {
                _device.MakeDirectory(Updates);
                _device.MakeDirectory(folder);
                if (plan.PresentBytes > 0)
                {
                    _device.Remove($"{folder}/{package.ManifestName}");
                }
            }

            foreach (string name in plan.ToRemove)
            {
                _device.Remove($"{folder}/{name}");
            }

            long sent = 0;
            foreach (string name in plan.ToSend.Where(name => name != package.ManifestName))
            {
                _device.Write($"{folder}/{name}", package.Files[name], bytes => progress(name, sent + bytes));
                sent += package.Files[name].Length;
            }

            if (plan.ToSend.Count > 0)
            {
                Verify(package);
                SendManifest(package, bytes => progress(package.ManifestName, sent + bytes));
            }
        }

        /// <summary>Starts the update; the firmware checks the package and restarts.</summary>
        /// <param name="package">The package, which is already on the card.</param>
        /// <exception cref="DeploymentException">The firmware refuses the package, or does not restart.</exception>
        public void Start(Package package)
        {
            _port.RememberDfu();
            _device.StartUpdate($"{FolderOf(package)}/{package.ManifestName}");
        }

        /// <summary>Waits for the device to reappear after <see cref="Start"/>, and opens a new session.</summary>
        /// <exception cref="DeploymentException">The device is in USB DFU, or does not reappear in time.</exception>
        public void WaitForReturn()
        {
            _device.Dispose();
            Stopwatch watch = Stopwatch.StartNew();
            DeviceOpener opener = new(_patience);
            while (watch.Elapsed < _patience.Return)
            {
                if (_port.IsInDfu())
                {
                    throw new DeploymentException(
                        DeploymentFault.NeedsUser,
                        "the device is in USB DFU: the update left no firmware that starts; repair the device with qFlipper");
                }

                if (_port.Now() is { } path && TryOpen(opener, path))
                {
                    return;
                }

                Thread.Sleep(ReturnPauseMilliseconds);
            }

            throw new DeploymentException(
                DeploymentFault.NeedsUser,
                $"the device did not reconnect within {_patience.Return.TotalMinutes:0.#} minutes; look at its screen");
        }

        /// <summary>Reads the updater's log from the folder of a package.</summary>
        public UpdaterLog ReadLog(Package package) => new(
            TextOf($"{FolderOf(package)}/{UpdaterLog.OldFileName}", LargestLog),
            TextOf($"{FolderOf(package)}/{UpdaterLog.FileName}", LargestLog));

        /// <summary>Reads a file from the card.</summary>
        /// <param name="path">Path starting with <c>/ext</c>.</param>
        /// <param name="limit">Maximum size in bytes.</param>
        /// <returns>Contents of the file, or <see langword="null"/> if it does not exist.</returns>
        public byte[]? ReadFile(string path, int limit) => _device.Read(path, limit);

        /// <summary>Lists a directory on the card.</summary>
        /// <param name="path">Path starting with <c>/ext</c>.</param>
        public IReadOnlyList<RemoteFile> List(string path) => _device.List(path, false);

        /// <inheritdoc/>
        public void Dispose() => _device.Dispose();

        private static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

        private static string FolderOf(Package package) => $"{Updates}/{package.Name}";

        private static bool IsWhole(IReadOnlyList<RemoteFile> present, string name, byte[] data) =>
            present.FirstOrDefault(file => IsSame(file.Name, name)) is { IsDirectory: false } file
            && file.Size == data.Length
            && string.Equals(file.Md5, Convert.ToHexString(MD5.HashData(data)), StringComparison.OrdinalIgnoreCase);

        private static void CheckNames(Package package)
        {
            string? wrong = package.Files.Keys.Prepend(package.Name).FirstOrDefault(
                name => !Ascii.IsValid(name)
                    || name.AsSpan().ContainsAny(s_forbidden)
                    || $"{FolderOf(package)}/{name}".Length > LongestPath);
            if (wrong != null || package.Name.Length is 0 or > LongestName)
            {
                throw DeploymentException.Failed(
                    $"the name '{wrong ?? package.Name}' cannot be sent: names must be ASCII, a folder's name at most "
                    + $"{LongestName} characters long, a path at most {LongestPath}");
            }

            if (package.Files.Keys.FirstOrDefault(UpdaterFiles.Is) is { } written)
            {
                throw DeploymentException.Failed(
                    $"the package contains '{written}', which only firmware and updater may write; deploying the package would "
                    + "replace the device's file, so remove this file from the package");
            }
        }

        // A folder without a manifest is not a package; it belongs to the user.
        private OlderPackage? FindPackage(RemoteFile folder)
        {
            string path = $"{Updates}/{folder.Name}";
            List<RemoteFile> files = [.. _device.List(path, false).Where(file => !file.IsDirectory)];
            if (!files.Exists(file => file.Name.EndsWith(ManifestEnding, StringComparison.OrdinalIgnoreCase)))
            {
                return null;
            }

            RemoteFile? record = files.Find(file => IsSame(file.Name, UpdaterFiles.BackupRecord));
            bool isLost = record?.Size <= UpdaterFiles.LargestRecord
                && UpdaterFiles.IsLost(TextOf($"{path}/{record.Name}", UpdaterFiles.LargestRecord));
            return new OlderPackage(folder.Name, [.. files.Select(file => file.Size)], isLost);
        }

        private string TextOf(string path, int limit) =>
            _device.Read(path, limit) is { } bytes ? Encoding.UTF8.GetString(bytes) : string.Empty;

        private void Verify(Package package)
        {
            IReadOnlyList<RemoteFile> present = _device.List(FolderOf(package), true);
            string[] wrong =
            [
                .. package.Files.Keys.Where(name => name != package.ManifestName && !IsWhole(present, name, package.Files[name])),
            ];
            if (wrong.Length > 0)
            {
                throw Differs(string.Join(", ", wrong));
            }
        }

        // The manifest is small, so verifying it by reading it back takes only one request. A listing with MD5s would make the device read
        // every file in the folder.
        private void SendManifest(Package package, Action<long> progress)
        {
            string path = $"{FolderOf(package)}/{package.ManifestName}";
            byte[] manifest = package.Files[package.ManifestName];
            _device.Write(path, manifest, progress);
            if (_device.Read(path, LargestLog)?.AsSpan().SequenceEqual(manifest) != true)
            {
                _device.Remove(path);
                throw Differs(package.ManifestName);
            }
        }

        private static DeploymentException Differs(string names) => DeploymentException.Failed(
            $"{names} on the card differs from the package; the update is not started. Repeat the command to send the files that "
            + "differ; if it fails again, try another card");

        private bool TryOpen(DeviceOpener opener, string path)
        {
            try
            {
                _device = opener.Open(path);
                return true;
            }
            catch (DeploymentException)
            {
                // The port appears before the firmware can respond.
                return false;
            }
        }
    }
}
