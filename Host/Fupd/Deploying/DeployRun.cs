using System.Text.Json.Nodes;
using FlipperUpdaterNano.Deployment;
using FlipperUpdaterNano.Fupd.Commands;
using FlipperUpdaterNano.Fupd.Doctor;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Fupd.Deploying
{
    /// <summary>One deployment: examine, judge, send, verify, start, wait, compare.</summary>
    /// <param name="package">The package.</param>
    /// <param name="output">Where it is shown.</param>
    internal sealed class DeployRun(Package package, CommandOutput output)
    {
        private const int ClusterBytes = 32 * 1024;
        private readonly JsonObject _report = new() { ["package"] = package.Name };

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
            TransferPlan plan = deployer.Compare(package);
            if (Offer(deployer, plan))
            {
                facts = deployer.Examine();
            }

            if (IsRefused(facts, plan))
            {
                return ExitStatus.Refused;
            }

            Send(deployer, plan);
            if (!Starts)
            {
                output.Line("The package is on the card. It was not started (--no-start).");
                return ExitStatus.Done;
            }

            deployer.Start(package);
            _report["started"] = true;
            output.Line("The device restarts into the update; its port is gone meanwhile, for minutes when the radio changes.");
            deployer.WaitForReturn();
            return Compare(facts, deployer);
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

        // True: something was removed.
        private bool Offer(Deployer deployer, TransferPlan plan)
        {
            _report["older"] = new JsonArray([.. plan.Older.Select(name => JsonValue.Create(name))]);
            if (plan.Older.Count == 0)
            {
                return false;
            }

            string names = string.Join(", ", plan.Older);
            if (!RemovesOld)
            {
                output.Line($"Other packages on the card: {names}; --remove-old removes them.");
                return false;
            }

            deployer.RemoveOlder(plan.Older);
            output.Line($"Removed from the card: {names}.");
            return true;
        }

        private bool IsRefused(DeviceFacts facts, TransferPlan plan)
        {
            long place = package.Files.Values.Sum(file => Clusters(file.Length));
            long present = Clusters(plan.PresentBytes);
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

        private void Send(Deployer deployer, TransferPlan plan)
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

        private int Compare(DeviceFacts before, Deployer deployer)
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
