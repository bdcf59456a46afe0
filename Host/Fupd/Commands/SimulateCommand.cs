using System.CommandLine;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Fupd.Simulation;
using FlipperUpdaterNano.SimulatedDevice;
using FlipperUpdaterNano.VirtualFlipper.Folder;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary><c>fupd simulate</c>: connects a virtual device to a pseudo-terminal.</summary>
    internal static class SimulateCommand
    {
        public static Command Create(CommonOptions common)
        {
            Argument<string> device = new("DEVICE") { Description = "The device folder." };
            Option<string?> link = new("--port-link")
            {
                Description = "Symbolic link to the port; the link exists while the port exists.",
                HelpName = "PATH",
            };
            Option<string[]> traps = new("--trap")
            {
                Description = "Simulated deviation from normal behaviour; may be repeated: "
                    + string.Join("; ", Traps.All.Select(trap => $"{Switch(trap.Name, trap.Argument)}: {trap.Meaning.TrimEnd('.')}")) + ".",
                HelpName = "NAME[=ARGUMENT]",
            };
            Option<string> on = new("--on")
            {
                Description = "Engine that runs the updater: mock is .NET over a mocked HAL, chip is the emulated STM32WB55.",
                HelpName = "mock|chip",
                DefaultValueFactory = _ => Engine.Mock,
            };
            on.AcceptOnlyFromAmong(Engine.Mock, Engine.Chip);
            Command command = new("simulate", "Provide a virtual device on a serial port, with the command line and RPC of a real device.")
            {
                device, link, traps, on,
            };
            command.SetAction(result => Run(
                result.GetValue(device)!, result.GetValue(link), result.GetValue(traps) ?? [], result.GetValue(on)!,
                common.OutputOf(result)));
            return command;
        }

        private static string Switch(string name, string argument) => argument.Length == 0 ? name : $"{name}={argument}";

        private static int Run(string folder, string? link, string[] switches, string engine, CommandOutput output)
        {
            if (!OperatingSystem.IsLinux())
            {
                throw new InputException("simulate: pseudo-terminals are implemented for Linux only");
            }

            Traps traps = Parse(switches);
            using SimulatedFirmware firmware = new(folder, engine);
            SimulatedFlipper flipper = new(
                firmware, Path.Combine(folder, DeviceFolder.CardFolderName), firmware.Card, traps, link, line => output.Raw(line + "\n"));
            string? why = flipper.Run(CancellationToken.None);
            output.Fault($"the device does not restart: {why}");
            output.Report(new JsonObject { ["comesBack"] = false, ["why"] = why });
            return ExitStatus.NeedsPerson;
        }

        private static Traps Parse(string[] switches)
        {
            try
            {
                return Traps.Parse(switches);
            }
            catch (FormatException bad)
            {
                throw new InputException($"--trap {bad.Message}");
            }
        }
    }
}
