using System.CommandLine;
using FlipperUpdaterNano.Fupd.Deploying;
using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary><c>fupd deploy</c>: sends a package to a connected Flipper and starts the update.</summary>
    internal static class DeployCommand
    {
        public static Command Create(CommonOptions common)
        {
            Argument<string> package = new("PACKAGE")
            {
                Description = "Package folder, its update.fuf, or a .tgz, .tar.gz or .tar archive.",
            };
            Option<string?> port = Port();
            Option<bool> noStart = new("--no-start") { Description = "Copy the package to the card without starting the update." };
            Option<bool> removeOld = RemoveOld();
            Command command = new("deploy", "Send a package to a connected Flipper, start the update, and wait for the new firmware.")
            {
                package, port, noStart, removeOld,
            };
            command.SetAction(result => new DeployRun(PackageReader.Read(result.GetValue(package)!), common.OutputOf(result))
            {
                RemovesOld = result.GetValue(removeOld),
                Starts = !result.GetValue(noStart),
            }.Run(result.GetValue(port)));
            return command;
        }

        /// <summary>Creates the option that removes other packages from the card.</summary>
        internal static Option<bool> RemoveOld() =>
            new("--remove-old") { Description = "Remove the other packages in the card's update folder." };

        /// <summary>Creates the option that selects the serial port.</summary>
        internal static Option<string?> Port() => new("--port")
        {
            Description = "The serial port of the Flipper. On Linux the port is detected if a single Flipper is connected.",
            HelpName = "PORT",
        };
    }
}
