using System.CommandLine;
using FlipperUpdaterNano.Host.Demo;
using FlipperUpdaterNano.Host.Devices;
using FlipperUpdaterNano.Host.Output;
using FlipperUpdaterNano.Host.Runs;
using FlipperUpdaterNano.Host.Views;
using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Host.Commands
{
    /// <summary><c>fupd demo</c>: the main job on embedded input.</summary>
    internal static class DemoCommand
    {
        public static Command Create(CommonOptions common)
        {
            RunOptions options = new();
            Command command = new("demo", "Install a full package on a virtual device in a temporary folder.") { options.On, options.Screens };
            command.SetAction(result => Run(result.GetValue(options.On)!, result.GetValue(options.Screens), common.OutputOf(result)));
            return command;
        }

        private static int Run(string engine, string? screens, CommandOutput output)
        {
            DirectoryInfo folder = Directory.CreateTempSubdirectory("fupd-demo-");
            string deviceFolder = Path.Combine(folder.FullName, "device");
            Package package = DemoPackage.Make(engine == Engine.Chip ? LoaderImage.Build() : StandIn.Loader());
            PackageBuilder.WriteFolder(package, Path.Combine(folder.FullName, package.Name));
            NewDeviceFolder.At(deviceFolder, false).Fill(DemoDevice.Make());
            output.Line($"A virtual Flipper Zero and a full update package are in {folder.FullName}");
            output.Line();
            Installation installation = new(DeviceStore.Load(deviceFolder), package, Engine.Of(engine)) { ScreensFolder = screens };
            RunReport report = installation.Run(output, true);
            DeviceStore.Save(installation.Device, deviceFolder);
            if (output.IsForPeople && !output.IsTerminal && installation.Device.Display.Frames.LastOrDefault() is { } frame)
            {
                foreach (string line in ScreenImage.HalfBlocks(frame.Pixels))
                {
                    output.Line(line.TrimEnd());
                }
            }

            return RunSummary.Write(report, output);
        }
    }
}
