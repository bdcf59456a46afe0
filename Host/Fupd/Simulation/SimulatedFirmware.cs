using System.Globalization;
using System.Text;
using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.Fupd.Packages;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.SimulatedDevice;
using FlipperUpdaterNano.SimulatedDevice.Card;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Input;
using FlipperUpdaterNano.VirtualFlipper.Otp;
using FlipperUpdaterNano.VirtualFlipper.Radio;
using FlipperUpdaterNano.VirtualFlipper.Rtc;
using Crc32 = FlipperUpdaterNano.Packaging.Crc32;
using UpdateManifest = FlipperUpdaterNano.Updater.Formats.UpdateManifest;

namespace FlipperUpdaterNano.Fupd.Simulation
{
    /// <summary>
    /// The stock firmware of the device in a device folder, as a host sees it: device information, checks before an update, and restarts.
    /// Between calls, the folder contains a switched-off device whose card the user may change.
    /// </summary>
    internal sealed class SimulatedFirmware : IStockFirmware, IDisposable
    {
        // Maximum length of the path in the pointer file, in characters (docs/reference/stock-updater.md 1.8).
        private const int LongestPath = 254;
        private const int FirstManifestVersion = 2;
        private readonly string _folder;
        private readonly string _engine;
        private readonly int _retries;
        private DeviceSession _session;

        /// <summary>Locks and loads the device.</summary>
        /// <param name="engine">The engine that runs the updater.</param>
        /// <param name="retries">Number of times to press OK after an error.</param>
        /// <exception cref="InputException">The folder cannot be read, or another process has locked it.</exception>
        public SimulatedFirmware(string folder, string engine = Engine.Mock, int retries = 0)
        {
            _folder = folder;
            _engine = engine;
            _retries = retries;
            _session = Open(folder);
        }

        /// <summary>Gets the capacity and the cluster size of the card.</summary>
        public CardGeometry Card => new(_session.Device.Card.Capacity, _session.Device.Card.ClusterSize);

        /// <inheritdoc/>
        public IReadOnlyList<KeyValuePair<string, string>> DeviceInfo()
        {
            VirtualDevice device = _session.Device;
            FirmwareVersion version = FirmwareVersion.Of(device.Flash.Bytes[..(device.Options.SecureStartPage * 4096)]);
            string target = Text(device.Otp.Bytes[OtpArea.TargetOffset]);
            string name = Encoding.ASCII.GetString(device.Otp.Bytes.Slice(24, 8)).TrimEnd('\0');
            return
            [
                new("hardware.model", "Flipper Zero"),
                new("hardware.uid", $"{device.UniqueNumber:X8}00000000"),
                new("hardware.target", target),
                new("hardware.name", name),
                new("firmware.commit.hash", version.Commit),
                new("firmware.branch.name", version.Branch),
                new("firmware.version", version.Version),
                new("firmware.build.date", version.BuildDate),
                new("firmware.target", target),
                new("firmware.origin.fork", "simulated"),
                .. RadioInfo(device.Coprocessor),
            ];
        }

        /// <inheritdoc/>
        public IReadOnlyList<KeyValuePair<string, string>> PowerInfo() =>
        [
            new("charge.level", Text(_session.Device.Battery.Percent)),
            new("charge.state", _session.Device.Battery.IsCharging ? "charging" : "discharging"),
        ];

        /// <inheritdoc/>
        public PrepareResult Prepare(string manifestPath)
        {
            Reload();
            VirtualDevice device = _session.Device;
            PrepareResult result = Check(device, manifestPath);
            if (result == PrepareResult.Ok)
            {
                device.Card.Preload(CardPackage.PointerPath, Encoding.UTF8.GetBytes(manifestPath));
                device.Backup.BootMode = BootMode.PreUpdate;
                _session.Save();
                Reload();
            }

            return result;
        }

        /// <inheritdoc/>
        public RestartEnding Restart(RestartMode mode)
        {
            Reload();
            VirtualDevice device = _session.Device;
            switch (mode)
            {
                case RestartMode.Dfu:
                    return new RestartEnding(false, "The device is in USB DFU; 'fupd simulate' powers it on again.");
                case RestartMode.Off:
                    return new RestartEnding(false, "The device is switched off.");
                case RestartMode.Update:
                    return Update(device);
                default:
                    device.Backup.BootMode = BootMode.Normal;
                    _session.Save();
                    Reload();
                    BootDecision decision = StockBoot.Decide(_session.Device, true);
                    return new RestartEnding(decision.State == RestState.Firmware, decision.Why);
            }
        }

        /// <inheritdoc/>
        public void Dispose() => _session.Dispose();

        private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

        private static List<KeyValuePair<string, string>> RadioInfo(Coprocessor coprocessor)
        {
            List<KeyValuePair<string, string>> info =
            [
                new("radio.alive", coprocessor.Runs == CoprocessorFirmware.None ? "false" : "true"),
                new("radio.mode", coprocessor.Runs == CoprocessorFirmware.Stack ? "Stack" : "FUS"),
                new("radio.fus.major", Text(coprocessor.FusVersion.Major)),
                new("radio.fus.minor", Text(coprocessor.FusVersion.Minor)),
                new("radio.fus.sub", Text(coprocessor.FusVersion.Sub)),
            ];

            // The firmware reports zeros if no stack is installed.
            InstalledStack stack = coprocessor.Stack ?? new InstalledStack(new StackVersion(0, 0, 0, 0, 0), 0, 0);
            info.AddRange(
            [
                new("radio.stack.type", Text(stack.Type)),
                new("radio.stack.major", Text(stack.Version.Major)),
                new("radio.stack.minor", Text(stack.Version.Minor)),
                new("radio.stack.sub", Text(stack.Version.Sub)),
                new("radio.stack.branch", Text(stack.Version.Branch)),
                new("radio.stack.release", Text(stack.Version.Release)),
            ]);
            return info;
        }

        private static byte[]? FileAt(VirtualDevice device, string path) =>
            path.StartsWith(CardPackage.Firmwares + "/", StringComparison.Ordinal)
                ? device.Card.Peek(path[CardPackage.Firmwares.Length..])
                : null;

        // The checks are performed in the same order as in the firmware.
        private static PrepareResult Check(VirtualDevice device, string path)
        {
            if (FileAt(device, path) is not { } text)
            {
                return PrepareResult.ManifestFolderNotFound;
            }

            if (PackageFirmware.Parse(text) is not UpdateManifest manifest)
            {
                return PrepareResult.ManifestInvalid;
            }

            if (manifest.Version < FirstManifestVersion)
            {
                return PrepareResult.OutdatedManifestVersion;
            }

            int target = device.Otp.Bytes[OtpArea.TargetOffset];
            if (target != 0 && target != manifest.Target)
            {
                return PrepareResult.TargetMismatch;
            }

            if (FileAt(device, $"{path[..path.LastIndexOf('/')]}/{manifest.Loader}") is not { } loader)
            {
                return PrepareResult.StageMissing;
            }

            return Crc32.Compute(loader) != manifest.LoaderCrc ? PrepareResult.StageIntegrityError
                : path.Length > LongestPath ? PrepareResult.ManifestPointerCreateError
                : PrepareResult.Ok;
        }

        // A restart arms the device even after a failed check, because the pointer file still refers to a package.
        private RestartEnding Update(VirtualDevice device)
        {
            if (ArmedPackage.Find(device) is not { } armed)
            {
                return new RestartEnding(true, "The pointer file refers to no package, so the firmware starts.");
            }

            PreUpdate.BackUp(device, armed.Folder);
            device.Backup.BootMode = BootMode.Update;
            DeviceRun run = new(device, Engine.Of(_engine));
            run.Expect(armed);
            device.Buttons.PressWhenWaitedFor(Key.Ok, _retries);
            RunReport report = run.Play();
            _session.Save();
            Reload();
            string error = report.Error == null ? string.Empty : $" [{report.Error.Code}] {report.Error.Message}";
            bool isBack = report.RestsAs == RestName.Of(RestState.Firmware);
            return new RestartEnding(isBack, $"Update {report.OutcomeText}:{error} {report.Why}");
        }

        private static DeviceSession Open(string folder) =>
            DeviceSession.Open(folder, notice: "is saved in its state after the last restart, with the current content of its card");

        // Saving replaces the folder, and with it the locked file system object, so the lock must be acquired again.
        private void Reload()
        {
            _session.Dispose();
            _session = Open(_folder);
        }
    }
}
