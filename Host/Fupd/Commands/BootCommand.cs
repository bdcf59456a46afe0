using System.CommandLine;
using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.Fupd.Doctor;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.Fupd.Packages;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Fupd.Views;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Input;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary><c>fupd boot</c>: plays the boots of a device as it is.</summary>
    internal static class BootCommand
    {
        public static Command Create(CommonOptions common)
        {
            RunOptions options = new();
            Argument<string> folder = new("DEVICE") { Description = "The device folder." };
            Command command = new("boot", "Switch a virtual device on and play it until it rests.")
            {
                folder, options.On, options.Screens, options.Retry, options.Gdb, options.Profile,
            };
            command.SetAction(result =>
            {
                CommandOutput output = common.OutputOf(result);
                int retries = options.Retries(result);
                using Probes probes = Probes.Of(options, result);
                string path = result.GetValue(folder)!;
                VirtualDevice device = DeviceStore.Load(path);
                IUpdaterEngine engine = probes.Engine(result.GetValue(options.On)!, output);
                DeviceRun run = new(device, engine)
                {
                    ExplainRefusedStart = () => RunError.Of(DoctorFindings.OfArmed(DeviceStore.Load(path)).FirstError),
                };
                run.Expect(ArmedPackage.Find(device));
                device.Buttons.PressWhenWaitedFor(Key.Ok, retries);
                if (result.GetValue(options.Screens) is { } screens)
                {
                    _ = new ScreenFiles(screens, device.Display);
                }

                RunReport report = RunView.Watch(output, device, run.Trace, false, run.Play);
                DeviceStore.Save(device, path);
                probes.WriteProfile(engine);
                return RunSummary.Write(report, output);
            });
            return command;
        }
    }
}
