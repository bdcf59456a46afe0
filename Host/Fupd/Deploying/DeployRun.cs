using System.Text.Json.Nodes;
using FlipperUpdaterNano.Deployment;
using FlipperUpdaterNano.Fupd.Commands;
using FlipperUpdaterNano.Fupd.Doctor;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.Fupd.Packages;
using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Fupd.Deploying
{
    /// <summary>Performs one deployment, in these steps: query, check, confirm, send, verify, start, wait, compare.</summary>
    /// <param name="source">Creates the package after the device has been examined; may add keys to the report that it receives.</param>
    /// <param name="output">Receives the output.</param>
    internal sealed class DeployRun(Func<DeviceFacts, JsonObject, Package> source, CommandOutput output)
    {
        private const int ClusterBytes = 32 * 1024;
        private readonly JsonObject _report = [];

        /// <summary>Deploys an existing package.</summary>
        /// <param name="output">Receives the output.</param>
        public DeployRun(Package package, CommandOutput output)
            : this((_, _) => package, output)
        {
            _report["package"] = package.Name;
        }

        /// <summary>
        /// Gets the function that asks the user for confirmation before anything on the card changes; it returns true for yes.
        /// </summary>
        public Func<string, bool> Confirms { get; init; } = _ => true;

        /// <summary>Gets a value indicating whether to remove older packages from the card.</summary>
        public bool RemovesOld { get; init; }

        /// <summary>Gets a value indicating whether to start the update.</summary>
        public bool Starts { get; init; } = true;

        /// <summary>Gets the time limits for the device.</summary>
        public Patience Patience { get; init; } = new();

        /// <summary>Transfers the package, runs the update if <see cref="Starts"/> is set, and writes the report.</summary>
        /// <param name="port">The serial port, or <see langword="null"/> to detect it.</param>
        /// <returns>The exit status.</returns>
        public int Run(string? port)
        {
            int status = DeviceFaults.Report(output, () =>
            {
                using Deployer deployer = new(port, Patience);
                return Run(deployer);
            });
            _report["exitStatus"] = status;
            output.Report(_report);
            return status;
        }

        private static long Clusters(long bytes) => (bytes + ClusterBytes - 1) / ClusterBytes * ClusterBytes;

        private int Run(Deployer deployer)
        {
            DeviceFacts facts = deployer.Examine();
            ShowDevice(deployer, facts);
            Package package = source(facts, _report);
            _report["package"] = package.Name;
            TransferPlan plan = deployer.Compare(package);
            List<OlderPackage> removed = Offer(plan);
            if (IsRefused(package, facts, plan, removed.Sum(older => older.FileSizes.Sum(Clusters))) || IsDeclined(package, facts))
            {
                return ExitStatus.Refused;
            }

            if (removed.Count > 0)
            {
                deployer.RemoveOlder(removed);
                output.Line($"Removed from the card: {Names(removed)}.");
                _report["removed"] = new JsonArray([.. removed.Select(older => JsonValue.Create(older.Name))]);
                facts = deployer.Examine();
                if (LacksRoom(package, facts.FreeBytes, plan))
                {
                    return ExitStatus.Refused;
                }
            }

            Send(package, deployer, plan);
            if (!Starts)
            {
                output.Line("The package is on the card. The update was not started (--no-start).");
                return ExitStatus.Done;
            }

            UpdaterLog log = deployer.ReadLog(package);
            deployer.Start(package);
            _report["started"] = true;
            output.Line(
                "The device restarts into the update. Its port disappears until the update ends; a radio change takes minutes.");
            deployer.WaitForReturn();
            return Compare(package, facts, log, deployer);
        }

        private void ShowDevice(Deployer deployer, DeviceFacts facts)
        {
            string battery = facts.BatteryPercent is { } percent ? $"{percent} %" : "unknown";
            output.Line(
                $"Flipper {facts.Name} ({deployer.Protocol}): target {facts.Target}, firmware {facts.Version}, "
                + $"radio {facts.Stack ?? "none"}, battery {battery}, {facts.FreeBytes >> 20} MiB free.");
            _report["device"] = new JsonObject
            {
                ["name"] = facts.Name,
                ["protocol"] = deployer.Protocol,
                ["target"] = facts.Target,
                ["firmware"] = facts.Version,
                ["radio"] = facts.Stack,
                ["fusVersion"] = facts.Fus,
                ["batteryPercent"] = facts.BatteryPercent,
                ["freeBytes"] = facts.FreeBytes,
            };
        }

        private static string Names(IEnumerable<OlderPackage> packages) => string.Join(", ", packages.Select(older => older.Name));

        // Prints which older packages stay on the card, and returns the packages to remove after the device has accepted the new one.
        private List<OlderPackage> Offer(TransferPlan plan)
        {
            _report["older"] = new JsonArray([.. plan.Older.Select(older => JsonValue.Create(older.Name))]);
            List<OlderPackage> held = [.. plan.Older.Where(older => older.HoldsLostStorage)];
            List<OlderPackage> ways = [.. plan.Older.Where(older => older.IsOldFirmware && !older.HoldsLostStorage)];
            List<OlderPackage> free = [.. plan.Older.Where(older => !older.Stays)];
            if (held.Count > 0)
            {
                output.Line($"Kept: {Names(held)}, because of a backup of /int that has not been restored yet.");
            }

            if (ways.Count > 0)
            {
                output.Line($"Kept: {Names(ways)}, as the way back to earlier firmware.");
            }

            if (free.Count > 0 && !RemovesOld)
            {
                output.Line($"Other packages on the card: {Names(free)}; --remove-old removes them.");
            }

            return RemovesOld ? free : [];
        }

        private bool IsRefused(Package package, DeviceFacts facts, TransferPlan plan, long removedBytes)
        {
            if (LacksRoom(package, facts.FreeBytes + removedBytes, plan))
            {
                return true;
            }

            long place = Math.Max(Clusters(plan.PresentBytes), ClusterBytes) + removedBytes;
            DoctorReport doctor = DoctorFindings.Of(ImportedDevice.Of(facts, null, place), package);
            _report["doctor"] = doctor.ToJson();
            if (output.IsForPeople)
            {
                DoctorCommand.Print(doctor, output);
            }
            else if (doctor.FirstError is { } error)
            {
                output.Fault($"refused: [{error.Code}] {error.Message}");
            }

            return doctor.IsRefused;
        }

        private bool IsDeclined(Package package, DeviceFacts facts)
        {
            if (Confirms($"Install {package.Name} on Flipper {facts.Name}, which runs {facts.Version}?"))
            {
                return false;
            }

            _report["declined"] = true;
            output.Fault("declined; nothing was sent");
            return true;
        }

        private bool LacksRoom(Package package, long freeBytes, TransferPlan plan)
        {
            long place = package.Files.Values.Sum(file => Clusters(file.Length));
            long present = Clusters(plan.PresentBytes);
            if (place <= freeBytes + present)
            {
                return false;
            }

            output.Fault(
                $"the card has {freeBytes >> 10} KiB free, but the package needs {(place - present) >> 10} KiB; make room"
                + (plan.Older.Any(older => !older.Stays) && !RemovesOld ? ", for example with --remove-old" : string.Empty));
            return true;
        }

        private void Send(Package package, Deployer deployer, TransferPlan plan)
        {
            _report["sent"] = new JsonArray([.. plan.ToSend.Select(name => JsonValue.Create(name))]);
            _report["bytesSent"] = plan.BytesToSend;
            output.Line(plan.ToSend.Count == 0
                ? "The package is already on the card; nothing is sent."
                : $"Sending {plan.ToSend.Count} of {package.Files.Count} files, {plan.BytesToSend} bytes:");
            TransferProgress progress = new(output, plan.BytesToSend);
            deployer.Send(package, plan, progress.Show);
            _report["roundTrips"] = deployer.RoundTrips;
        }

        private int Compare(Package package, DeviceFacts before, UpdaterLog logBefore, Deployer deployer)
        {
            DeviceFacts after = deployer.Examine();
            UpdateOutcome outcome = UpdateOutcome.Of(
                VersionComparison.Of(before, after, package), deployer.ReadLog(package).Since(logBefore), LoaderName(package));
            _report["after"] = after.Version;
            _report["log"] = outcome.Log;
            _report["outcome"] = outcome.Name;
            output.Line(outcome.Log.Length == 0 ? "This update wrote no update.log." : "update.log:");
            foreach (string line in outcome.Log.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                output.Line($"  {line}");
            }

            if (outcome.IsFailure)
            {
                output.Fault(outcome.Text);
                return ExitStatus.Refused;
            }

            output.Line(outcome.Text);
            return ExitStatus.Done;
        }

        // Returns null for a loader that is not this project's updater.
        private static string? LoaderName(Package package) =>
            PackageDescription.LoaderOf(package) is { } loader ? LoaderVersion.Of(loader) : null;
    }
}
