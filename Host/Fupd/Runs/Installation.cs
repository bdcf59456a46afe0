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
    /// <summary>
    /// Installs a package: copies it to the card, arms the device as the stock firmware does, and runs the device to its final state.
    /// </summary>
    internal sealed class Installation(VirtualDevice device, Package package, IUpdaterEngine engine)
    {
        public VirtualDevice Device { get; } = device;

        /// <summary>Gets the number of times to press OK after an error.</summary>
        public int Retries { get; init; }

        /// <summary>Gets the folder to which screens are saved, or <see langword="null"/> to save none.</summary>
        public string? ScreensFolder { get; init; }

        /// <summary>Gets the disturbances of the run.</summary>
        public RunDisturbances Disturbances { get; init; } = RunDisturbances.None;

        /// <summary>Gets an action that tests perform on the armed device before power-on.</summary>
        public Action<VirtualDevice> BeforeSwitchOn { get; init; } = _ => { };

        /// <summary>Gets the function that explains why the updater was never started.</summary>
        public Func<RunError?> ExplainRefusedStart { get; init; } = () => null;

        /// <summary>Prepares the device and runs the update, showing its progress.</summary>
        /// <param name="output">Receives the output.</param>
        /// <param name="paced">Whether to slow the run down so that users can watch it on a terminal.</param>
        public RunReport Run(CommandOutput output, bool paced)
        {
            DeviceRun run = Prepare();
            return RunView.Watch(output, Device, run.Trace, paced, run.Play);
        }

        /// <summary>Copies the package and arms the device, which remains switched off.</summary>
        public DeviceRun Prepare()
        {
            DeviceRun run = new(Device, engine) { ExplainRefusedStart = ExplainRefusedStart, Disturbances = Disturbances };
            if (Device.Card.IsInserted)
            {
                CardPackage place = CardPackage.Copy(Device, package);
                if (engine is IFirmwareEngine { FirmwareTime: not null })
                {
                    place.ArmFirmware(Device);
                }
                else
                {
                    place.Arm(Device);
                }

                run.Expect(ArmedPackage.Find(Device));
            }
            else
            {
                // Without a card, the package cannot be copied and the firmware would not arm the device, so only the boot mode is set.
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
