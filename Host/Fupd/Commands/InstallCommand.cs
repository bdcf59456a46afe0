using System.CommandLine;
using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.Fupd.Doctor;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.Fupd.Packages;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary><c>fupd install</c>: runs a complete update on a virtual device.</summary>
    internal static class InstallCommand
    {
        public static Command Create(CommonOptions common)
        {
            RunOptions options = new();
            Argument<string> package = new("PACKAGE")
            {
                Description = "Package folder, its update.fuf, or a .tgz, .tar.gz or .tar archive.",
            };
            Option<string> device = new("--device") { Description = "The device folder.", HelpName = "DEVICE", Required = true };
            Command command = new("install", "Install a package on a virtual device.")
            {
                package, device, options.Retry,
            };
            options.AddTo(command);
            options.AddFirmwareTo(command);
            options.Snapshots.AddSavingTo(command);
            command.SetAction(result =>
            {
                CommandOutput output = common.OutputOf(result);
                Package contents = PackageReader.Read(result.GetValue(package)!);
                if (options.LoaderOf(result) is { } loader)
                {
                    PackageLoader.Replace(contents, loader);
                }

                string folder = result.GetValue(device)!;
                long bytes = contents.Files.Sum(file => (long)file.Value.Length);
                return new DevicePlayer(options, result, output).Play(folder, bytes, (loaded, engine) => new Installation(
                    loaded, contents, engine)
                {
                    ExplainRefusedStart = () => RunError.Of(DoctorFindings.Of(DeviceStore.Load(folder), contents).FirstError),
                }.Prepare());
            });
            return command;
        }
    }
}
