using System.Text.Json.Nodes;
using FlipperUpdaterNano.Deployment;
using FlipperUpdaterNano.Fupd.Commands;
using FlipperUpdaterNano.Fupd.Doctor;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Fupd.Deploying
{
    /// <summary>One deployment: examine, judge, confirm, send, verify, start, wait, compare.</summary>
    /// <param name="source">Makes the package once the device is examined; what it adds to the given report is kept.</param>
    /// <param name="output">Where it is shown.</param>
    internal sealed class DeployRun(Func<DeviceFacts, JsonObject, Package> source, CommandOutput output)
    {
        private const int ClusterBytes = 32 * 1024;
        private readonly JsonObject _report = [];

        /// <summary>Deploys a package that exists.</summary>
        /// <param name="package">The package.</param>
        /// <param name="output">Where it is shown.</param>
        public DeployRun(Package package, CommandOutput output)
            : this((_, _) => package, output)
        {
            _report["package"] = package.Name;
        }

        /// <summary>Gets what asks the user before anything on the card changes; returns whether the answer is yes.</summary>
        public Func<string, bool> Confirms { get; init; } = _ => true;

        /// <summary>Gets a value indicating whether older packages are removed from the card.</summary>
        public bool RemovesOld { get; init; }

        /// <summary>Gets a value indicating whether the update is started.</summary>
        public bool Starts { get; init; } = true;

        /// <summary>Gets how long the device may take.</summary>
        public Patience Patience { get; init; } = new();

        /// <summary>Runs.</summary>
        /// <param name="port">The port, or <see langword="null"/>.</param>
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
            if (IsRefused(package, facts, plan, RemovableBytes(deployer, plan)) || IsDeclined(package, facts))
            {
                return ExitStatus.Refused;
            }

            RemoveOlder(deployer, plan);
            Send(package, deployer, plan);
            if (!Starts)
            {
                output.Line("The package is on the card. It was not started (--no-start).");
                return ExitStatus.Done;
            }

            deployer.Start(package);
            _report["started"] = true;
            output.Line("The device restarts into the update; its port is gone meanwhile, for minutes when the radio changes.");
            deployer.WaitForReturn();
            return Compare(package, facts, deployer);
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

        private long RemovableBytes(Deployer deployer, TransferPlan plan)
        {
            _report["older"] = new JsonArray([.. plan.Older.Select(name => JsonValue.Create(name))]);
            if (plan.Older.Count == 0 || RemovesOld)
            {
                return deployer.SizeOf(plan.Older);
            }

            output.Line($"Other packages on the card: {string.Join(", ", plan.Older)}; --remove-old removes them.");
            return 0;
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

        private void RemoveOlder(Deployer deployer, TransferPlan plan)
        {
            if (RemovesOld && plan.Older.Count > 0)
            {
                deployer.RemoveOlder(plan.Older);
                output.Line($"Removed from the card: {string.Join(", ", plan.Older)}.");
            }
        }

        private bool IsRefused(Package package, DeviceFacts facts, TransferPlan plan, long removable)
        {
            long place = package.Files.Values.Sum(file => Clusters(file.Length));
            long present = Clusters(plan.PresentBytes) + removable;
            if (place > facts.FreeBytes + present)
            {
                output.Fault(
                    $"the card has {facts.FreeBytes >> 10} KiB free, the package needs {(place - present) >> 10} KiB; make room"
                    + (plan.Older.Count > 0 && !RemovesOld ? ", for example with --remove-old" : string.Empty));
                return true;
            }

            DoctorReport doctor = DoctorFindings.Of(ImportedDevice.Of(facts, null, Math.Max(present, ClusterBytes)), package);
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

        private void Send(Package package, Deployer deployer, TransferPlan plan)
        {
            _report["sent"] = new JsonArray([.. plan.ToSend.Select(name => JsonValue.Create(name))]);
            _report["bytesSent"] = plan.BytesToSend;
            output.Line(plan.ToSend.Count == 0
                ? "The card holds the whole package already; nothing is sent."
                : $"Sending {plan.ToSend.Count} of {package.Files.Count} files, {plan.BytesToSend} bytes:");
            TransferProgress progress = new(output, plan.BytesToSend);
            deployer.Send(package, plan, progress.Show);
            _report["roundTrips"] = deployer.RoundTrips;
        }

        private int Compare(Package package, DeviceFacts before, Deployer deployer)
        {
            DeviceFacts after = deployer.Examine();
            VersionComparison versions = VersionComparison.Of(before, after, package);
            string? log = deployer.ReadLog(package);
            _report["after"] = after.Version;
            _report["log"] = log;
            output.Line(log == null ? "There is no update.log: the package's loader is not this project's." : "update.log:");
            foreach (string line in (log ?? string.Empty).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                output.Line($"  {line}");
            }

            if (versions.IsWrong)
            {
                output.Fault(versions.Text);
                return ExitStatus.Refused;
            }

            output.Line(versions.Text);
            return ExitStatus.Done;
        }
    }
}
