using System.CommandLine;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Deployment;
using FlipperUpdaterNano.Fupd.Deploying;
using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.HostFileSystem;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary>
    /// <c>fupd device import</c>: creates a device folder from the properties that a connected Flipper reports; <c>doctor</c> can then
    /// check packages for this device.
    /// </summary>
    internal static class DeviceImportCommand
    {
        public static Command Create(CommonOptions common)
        {
            Argument<string> folder = new("DEVICE") { Description = "The device folder to create." };
            Option<string?> port = DeployCommand.Port();
            Option<bool> force = new("--force") { Description = "Replace an existing device folder." };
            Command command = new(
                "import", "Create a device folder with the target, versions, battery and card listing of a connected Flipper.")
            {
                folder, port, force,
            };
            command.SetAction(result =>
            {
                CommandOutput output = common.OutputOf(result);
                NewDeviceFolder place = NewDeviceFolder.At(result.GetValue(folder)!, result.GetValue(force));
                return DeviceFaults.Report(output, () => Run(place, result.GetValue(port), output));
            });
            return command;
        }

        private static int Run(NewDeviceFolder place, string? port, CommandOutput output)
        {
            string card = TemporaryFolders.CreateBeside(place.Path, "import");
            try
            {
                using Deployer deployer = new(port, new Patience());
                DeviceFacts facts = deployer.Examine();
                RemoteCard remote = new(deployer, card);
                remote.Copy();
                place.Fill(ImportedDevice.Of(facts, card, remote.UsedBytes));
                output.Line(
                    $"Created {place.Path}: target {facts.Target}, radio {facts.Stack ?? "none"}, FUS {facts.Fus ?? "unknown"}, "
                    + $"{remote.Entries} entries on the card, {facts.FreeBytes >> 20} MiB free. Firmware, /int, option bytes and the "
                    + "file contents are stand-ins.");
                output.Report(new JsonObject
                {
                    ["device"] = place.Path,
                    ["name"] = facts.Name,
                    ["target"] = facts.Target,
                    ["firmware"] = facts.Version,
                    ["radio"] = facts.Stack,
                    ["fusVersion"] = facts.Fus,
                    ["batteryPercent"] = facts.BatteryPercent,
                    ["freeBytes"] = facts.FreeBytes,
                    ["entries"] = remote.Entries,
                });
                return ExitStatus.Done;
            }
            finally
            {
                TemporaryFolders.Delete(card);
            }
        }
    }
}
