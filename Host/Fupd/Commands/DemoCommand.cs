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
    /// <summary><c>fupd demo</c>: installs a full package on a virtual device, without input files.</summary>
    internal static class DemoCommand
    {
        public static Command Create(CommonOptions common)
        {
            RunOptions options = new();
            Option<bool> release = new("--release")
            {
                Description = "Use firmware and resources with the structure of a stock release: 937 new files in 113 folders.",
            };
            Option<bool> point = new("--point")
            {
                Description = "With --release: the card holds the previous release; 300 files change, 40 are removed and 30 are new.",
            };
            Option<bool> large = new("--large") { Description = "With --release: 1,453 new files, 9.0 MB." };
            Option<bool> small = new("--small") { Description = "Use a small package for quick runs: 50 kB of firmware." };
            Command command = new("demo", "Install a full package on a virtual device in a temporary folder.")
            {
                release, point, large, small,
            };
            options.AddTo(command);
            command.SetAction(result =>
            {
                CommandOutput output = common.OutputOf(result);
                if (result.GetValue(small) && result.GetValue(release))
                {
                    throw new InputException("--small and --release cannot be used together; give only one");
                }

                using Probes probes = Probes.Of(options, result);
                DemoSize size = SizeOf(result.GetValue(release), result.GetValue(point), result.GetValue(large), result.GetValue(small));
                return Run(options, result, probes, size, output);
            });
            return command;
        }

        private static DemoSize SizeOf(bool isRelease, bool isPoint, bool isLarge, bool isSmall) =>
            (isRelease, isPoint, isLarge, isSmall) switch
            {
                (false, false, false, false) => DemoSize.Ordinary,
                (false, false, false, true) => DemoSize.Small,
                (true, false, false, false) => DemoSize.Release,
                (true, true, false, false) => DemoSize.Point,
                (true, false, true, false) => DemoSize.Large,
                _ => throw new InputException("--point and --large require --release, and cannot be used together or with --small"),
            };

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
                // A failed run leaves no files on the host.
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
