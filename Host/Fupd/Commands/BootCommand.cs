using System.CommandLine;
using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.Fupd.Doctor;
using FlipperUpdaterNano.Fupd.Packages;
using FlipperUpdaterNano.Fupd.Runs;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary><c>fupd boot</c>: switches a device on in its current state.</summary>
    internal static class BootCommand
    {
        public static Command Create(CommonOptions common)
        {
            RunOptions options = new();
            Argument<string> folder = new("DEVICE") { Description = "The device folder." };
            Command command = new("boot", "Power on a virtual device and run it to its final state.")
            {
                folder, options.Retry,
            };
            options.AddTo(command);
            options.AddFirmwareTo(command);
            options.Snapshots.AddSavingTo(command);
            command.Options.Add(options.Snapshots.Continue);
            command.SetAction(result =>
            {
                string path = result.GetValue(folder)!;
                return new DevicePlayer(options, result, common.OutputOf(result)).Play(path, 0, (device, engine) =>
                {
                    if (options.LoaderOf(result) is { } loader)
                    {
                        PackageLoader.Replace(device, loader);
                    }

                    DeviceRun run = new(device, engine)
                    {
                        ExplainRefusedStart = () => RunError.Of(DoctorFindings.OfArmed(DeviceStore.Load(path)).FirstError),
                    };
                    run.Expect(ArmedPackage.Find(device));
                    return run;
                });
            });
            return command;
        }
    }
}
