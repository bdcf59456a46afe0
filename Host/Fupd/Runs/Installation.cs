using FlipperUpdaterNano.Fupd.Disturbances;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.Fupd.Packages;
using FlipperUpdaterNano.Fupd.Views;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Input;
using FlipperUpdaterNano.VirtualFlipper.Rtc;

namespace FlipperUpdaterNano.Fupd.Runs
{
    /// <summary>A package on its way onto a device: copied, armed as the stock firmware does, played to rest.</summary>
    internal sealed class Installation(VirtualDevice device, Package package, IUpdaterEngine engine)
    {
        public VirtualDevice Device { get; } = device;

        /// <summary>Gets how often OK is pressed after an error.</summary>
        public int Retries { get; init; }

        /// <summary>Gets where screens are saved, or <see langword="null"/>.</summary>
        public string? ScreensFolder { get; init; }

        /// <summary>Gets what disturbs the run.</summary>
        public RunDisturbances Disturbances { get; init; } = RunDisturbances.None;

        /// <summary>Gets what is done to the armed device before it is switched on, for tests that break something.</summary>
        public Action<VirtualDevice> BeforeSwitchOn { get; init; } = _ => { };

        /// <summary>Gets what says why the updater was never started.</summary>
        public Func<RunError?> ExplainRefusedStart { get; init; } = () => null;

        /// <summary>Runs.</summary>
        /// <param name="output">Where it is shown.</param>
        /// <param name="paced">Whether a terminal shows it slowly enough to watch.</param>
        /// <returns>The report.</returns>
        public RunReport Run(CommandOutput output, bool paced)
        {
            DeviceRun run = Prepare();
            return RunView.Watch(output, Device, run.Trace, paced, run.Play);
        }

        /// <summary>Copies the package and arms the device, which stays off.</summary>
        /// <returns>What plays it.</returns>
        public DeviceRun Prepare()
        {
            DeviceRun run = new(Device, engine) { ExplainRefusedStart = ExplainRefusedStart, Disturbances = Disturbances };
            if (Device.Card.IsInserted)
            {
                CardPackage place = CardPackage.Copy(Device, package);
                place.Arm(Device);
                run.Expect(ArmedPackage.Find(Device));
            }
            else
            {
                // Without a card there is nowhere to copy to; the firmware would not arm, the loader would not start.
                Device.Backup.BootMode = BootMode.Update;
            }

            Device.Buttons.PressWhenWaitedFor(Key.Ok, Retries);
            if (ScreensFolder != null)
            {
                _ = new ScreenFiles(ScreensFolder, Device.Display, run.Trace);
            }

            BeforeSwitchOn(Device);
            return run;
        }
    }
}
