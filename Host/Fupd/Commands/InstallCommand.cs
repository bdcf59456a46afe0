using System.CommandLine;
using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.Fupd.Doctor;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.Fupd.Packages;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Fupd.Views;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary><c>fupd install</c>: a whole update on a virtual device.</summary>
    internal static class InstallCommand
    {
        public static Command Create(CommonOptions common)
        {
            RunOptions options = new();
            Argument<string> package = new("PACKAGE") { Description = "Package folder, its update.fuf, or a .tgz, .tar.gz or .tar of it." };
            Option<string> device = new("--device") { Description = "The device folder.", HelpName = "DEVICE", Required = true };
            Command command = new("install", "Install a package on a virtual device.")
            {
                package, device, options.On, options.Screens, options.Retry, options.Gdb, options.Profile,
            };
            command.SetAction(result =>
            {
                CommandOutput output = common.OutputOf(result);
                int retries = options.Retries(result);
                Package contents = PackageReader.Read(result.GetValue(package)!);
                string folder = result.GetValue(device)!;
                using Probes probes = Probes.Of(options, result);
                VirtualDevice loaded = DeviceStore.Load(folder);
                IUpdaterEngine engine = probes.Engine(result.GetValue(options.On)!, output);
                Installation installation = new(loaded, contents, engine)
                {
                    Retries = retries,
                    ScreensFolder = result.GetValue(options.Screens),
                    ExplainRefusedStart = () => RunError.Of(DoctorFindings.Of(DeviceStore.Load(folder), contents).FirstError),
                };
                RunReport report = installation.Run(output, false);
                DeviceStore.Save(installation.Device, folder);
                probes.WriteProfile(engine);
                return RunSummary.Write(report, output);
            });
            return command;
        }
    }
}
