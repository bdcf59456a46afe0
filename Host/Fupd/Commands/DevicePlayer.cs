using System.CommandLine;
using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.Fupd.Disturbances;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Fupd.Views;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Input;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary>
    /// The common part of <c>install</c> and <c>boot</c>: runs the device in a folder to its final state, saves the device, and reports
    /// the run.
    /// </summary>
    internal sealed class DevicePlayer(RunOptions options, ParseResult result, CommandOutput output)
    {
        /// <summary>Runs the device and reports the run.</summary>
        /// <param name="addedBytes">Number of bytes that the command adds to the card.</param>
        /// <param name="prepare">Called with the device, which is switched off, and its engine; returns the prepared run.</param>
        public int Play(string folder, long addedBytes, Func<VirtualDevice, IUpdaterEngine, DeviceRun> prepare)
        {
            int retries = options.Retries(result);
            RunDisturbances disturbances = options.Disturbances.Read(result);
            options.Snapshots.Check(options, result);
            using Probes probes = Probes.Of(options, result);
            using DeviceSession session = DeviceSession.Open(folder, addedBytes);
            IUpdaterEngine engine = probes.Engine(result.GetValue(options.On)!, output);
            DeviceRun run = prepare(session.Device, engine);
            run.Disturbances = disturbances;
            Action checkSnapshot = options.Snapshots.Arrange(run, result);
            OperationList operations = new(session.Device);
            session.Device.Buttons.PressWhenWaitedFor(Key.Ok, retries);
            if (result.GetValue(options.Screens) is { } screens)
            {
                _ = new ScreenFiles(screens, session.Device.Display, run.Trace);
            }

            RunReport report = RunView.Watch(output, session.Device, run.Trace, false, run.Play);
            session.Save();
            if (result.GetValue(options.Disturbances.Operations) is { } list)
            {
                operations.Write(list);
            }

            probes.WriteProfile(engine);
            checkSnapshot();
            return RunSummary.Write(report, output);
        }
    }
}
