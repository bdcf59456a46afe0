using System.CommandLine;
using FlipperUpdaterNano.Fupd.Demo;
using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.Fupd.Disturbances;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Fupd.Views;
using FlipperUpdaterNano.HostFileSystem;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Display;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary><c>fupd demo</c>: the main job on embedded input.</summary>
    internal static class DemoCommand
    {
        public static Command Create(CommonOptions common)
        {
            RunOptions options = new();
            Option<bool> release = new("--release")
            {
                Description = "Take firmware and resources of the shape of a stock release: 937 new files in 113 folders.",
            };
            Option<bool> small = new("--small") { Description = "Take a small package, to be played often: 50 kB of firmware." };
            Command command = new("demo", "Install a full package on a virtual device in a temporary folder.")
            {
                release, small,
            };
            options.AddTo(command);
            command.SetAction(result =>
            {
                CommandOutput output = common.OutputOf(result);
                if (result.GetValue(small) && result.GetValue(release))
                {
                    throw new InputException("--small and --release: a package has one size; give one of them");
                }

                using Probes probes = Probes.Of(options, result);
                DemoSize size = result.GetValue(small) ? DemoSize.Small : result.GetValue(release) ? DemoSize.Release : DemoSize.Ordinary;
                return Run(options, result, probes, size, output);
            });
            return command;
        }

        private static int Run(RunOptions options, ParseResult result, Probes probes, DemoSize size, CommandOutput output)
        {
            RunDisturbances disturbances = options.Disturbances.Read(result);
            string folder = TemporaryFolders.Create("fupd-demo-");
            try
            {
                return Run(options, result, probes, size, output, folder, disturbances);
            }
            catch
            {
                // What could not be played leaves nothing behind.
                TemporaryFolders.Delete(folder);
                throw;
            }
        }

        private static int Run(
            RunOptions options, ParseResult result, Probes probes, DemoSize size, CommandOutput output, string folder,
            RunDisturbances disturbances)
        {
            string name = result.GetValue(options.On)!;
            string deviceFolder = Path.Combine(folder, "device");
            byte[] loader = options.LoaderOf(result) ?? (name == Engine.Chip ? LoaderImage.Build(announce: output.Line) : StandIn.Loader());
            Package package = DemoPackage.Make(loader, size);
            PackageBuilder.WriteFolder(package, Path.Combine(folder, package.Name));
            NewDeviceFolder.At(deviceFolder, false).Fill(DemoDevice.Make(size));
            output.Line($"A virtual Flipper Zero and a full update package are in {folder}");
            output.Line();
            IUpdaterEngine engine = probes.Engine(name, output);
            Installation installation = new(DeviceStore.Load(deviceFolder), package, engine)
            {
                ScreensFolder = result.GetValue(options.Screens),
                Disturbances = disturbances,
            };
            OperationList operations = new(installation.Device);
            RunReport report = installation.Run(output, true);
            lock (Interruption.Pause)
            {
                DeviceStore.Save(installation.Device, deviceFolder);
                TemporaryFolders.Keep(folder);
            }

            if (result.GetValue(options.Disturbances.Operations) is { } list)
            {
                operations.Write(list);
            }

            probes.WriteProfile(engine);
            ShowLastFrame(installation.Device.Display, output);
            return RunSummary.Write(report, output);
        }

        private static void ShowLastFrame(VirtualDisplay display, CommandOutput output)
        {
            if (output.IsForPeople && !output.IsTerminal && display.Frames is [.., var frame])
            {
                foreach (string line in output.IsPlain ? ScreenImage.Ascii(frame.Pixels) : ScreenImage.HalfBlocks(frame.Pixels))
                {
                    output.Line(line.TrimEnd());
                }
            }
        }
    }
}
