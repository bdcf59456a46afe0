using System.CommandLine;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Fupd.Studio;
using FlipperUpdaterNano.HostPrograms;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Studio;
using FlipperUpdaterNano.Studio.Server;
using FlipperUpdaterNano.Studio.Session;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary><c>fupd studio</c>: shows a virtual device in a browser.</summary>
    internal static class StudioCommand
    {
        private const int LargestPort = 65535;

        public static Command Create(CommonOptions common)
        {
            Argument<string?> package = new("PACKAGE")
            {
                Description = "Your own package; default: the built-in packages.",
                Arity = ArgumentArity.ZeroOrOne,
            };
            Option<string?> device = new("--device") { Description = "Your own device folder, which is not changed.", HelpName = "DEVICE" };
            Option<int> port = new("--port")
            {
                Description = "Local TCP port; 0, the default, selects a free port.",
                HelpName = "N",
            };
            Option<string?> link = new("--link")
            {
                Description = "Start at the position stored in a link; TEXT is the part of the link after the #.",
                HelpName = "TEXT",
            };
            Option<string?> sources = new("--sources")
            {
                Description = "Folder of updater sources to watch; default: the sources of the checkout.",
                HelpName = "DIR",
            };
            RunOptions options = new();
            Command command = new("studio", "Watch and disturb an update in a browser; source changes take effect at once.")
            {
                package, device, port, link, sources, options.On,
            };
            command.SetAction(result => Run(
                new StudioCatalog(
                    result.GetValue(package) is { } path ? PackageReader.Read(path) : null, FolderOf(result.GetValue(device), "--device")),
                LinkOf(result.GetValue(link), result.GetValue(options.On)!, result.GetValue(package) ?? result.GetValue(device)),
                FolderOf(result.GetValue(sources), "--sources"),
                PortOf(result.GetValue(port)),
                common.OutputOf(result)));
            return command;
        }

        private static int Run(StudioCatalog catalog, SessionLink link, string? sources, int port, CommandOutput output)
        {
            string? own = Checkout.Root == null ? null : Checkout.Of("Updater");
            try
            {
                using StudioServer server = new(new StudioHost(catalog, output.Line), link, sources ?? own, sources == null, port);
                output.Line($"The studio is at {server.Address}");
                output.Line("Open this address in a browser on this machine; Ctrl-C ends the studio.");
                output.Report(new JsonObject { ["address"] = server.Address });
                Thread.Sleep(Timeout.Infinite);
                return ExitStatus.Done;
            }
            catch (StudioException bad)
            {
                throw new InputException($"studio: {bad.Message}");
            }
        }

        private static SessionLink LinkOf(string? text, string engine, string? own)
        {
            try
            {
                return text == null
                    ? new SessionLink(own == null ? StudioCatalog.First : StudioCatalog.Own) { IsChip = engine == Engine.Chip }
                    : SessionLink.Parse(text);
            }
            catch (StudioException bad)
            {
                throw new InputException($"--link {text}: {bad.Message}");
            }
        }

        private static string? FolderOf(string? folder, string option) => folder == null || Directory.Exists(folder)
            ? folder
            : throw new InputException($"{option} {folder}: no such folder");

        private static int PortOf(int port) => port is >= 0 and <= LargestPort
            ? port
            : throw new InputException($"--port {port}: give a TCP port, 0 to {LargestPort}");
    }
}
