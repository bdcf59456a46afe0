using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.Plan;
using FlipperUpdaterNano.Updater.Screens;
using FlipperUpdaterNano.Updater.State;

namespace FlipperUpdaterNano.Updater.Recorder
{
    /// <summary>Reports the progress of the update to the screen, the console and the log.</summary>
    public sealed class Reporter : IStageProgress
    {
        private readonly IDevice _device;
        private readonly UpdaterScreen _screen;
        private PlanProgress _plan;
        private Stage _stage;
        private int _progress;
        private long _since;
        private string _label;
        private bool _isFusBusy;
        private bool _continuesRadio;

        /// <summary>Creates the reporter; no log is open yet.</summary>
        /// <param name="device">The device.</param>
        /// <param name="screen">The display.</param>
        public Reporter(IDevice device, UpdaterScreen screen)
        {
            _device = device;
            _screen = screen;
            Trace = new Trace(device.Console);
            Log = new UpdateLog(device, Trace);
        }

        /// <summary>Gets the trace on the console.</summary>
        public Trace Trace { get; }

        /// <summary>Gets the current stage, 0 between stages.</summary>
        public Stage Stage
        {
            get { return _stage; }
        }

        /// <summary>Gets the flight recorder.</summary>
        public UpdateLog Log { get; }

        /// <inheritdoc/>
        public void Report(Stage stage, int progress)
        {
            // For most blocks of a large file, neither stage nor percentage changes.
            if (stage != _stage || progress != _progress)
            {
                Show(stage, progress);
            }
        }

        /// <inheritdoc/>
        public void Note(string line)
        {
            Trace.Note(line);
            Log.Write(line);
        }

        /// <summary>Resets the reporter for a new attempt, which starts without package, plan and log.</summary>
        public void Restart()
        {
            _plan = new PlanProgress(_device.BackupRegisters);
            _continuesRadio = UpdateRegister.AnyHas(_device.BackupRegisters, UpdateRegister.RadioBegun)
                && !UpdateRegister.AnyHas(_device.BackupRegisters, UpdateRegister.OptionBytesTried | UpdateRegister.FlashTouched);
            Log.Open(null);
        }

        /// <summary>Starts the log in the package folder, with the updater's version and the reset cause.</summary>
        /// <param name="folder">The package folder.</param>
        public void BeginLog(string folder)
        {
            Log.Open(folder);
            byte[] version = new byte[64];
            string text = Utf8.ToText(version, 0, _device.System.ReadVersion(version));
            Trace.Version(text);
            Log.Write(text + MessageFormat.Of(", target #", _device.System.BuildTarget));
            Log.Write(
                MessageFormat.Of(
                    "-- Boot, reset cause @, battery ~ %", ResetFlags.Describe(_device.System.ResetCause), _device.Power.BatteryPercent));
            if (_device.BackupRegisters.Read(FaultRecord.Index) != 0)
            {
                Note(Registers("Fault in an earlier boot: PC LR CFSR HFSR BFAR", FaultRecord.Index, FaultRecord.End));
                _device.BackupRegisters.Write(FaultRecord.Index, 0);
            }
        }

        /// <summary>Formats a label followed by the values of backup registers.</summary>
        /// <param name="text">The label.</param>
        /// <param name="from">The first register.</param>
        /// <param name="end">The register after the last one.</param>
        /// <returns>The label, followed by each register as eight hexadecimal digits.</returns>
        public string Registers(string text, int from, int end)
        {
            for (int i = from; i < end; i++)
            {
                text += MessageFormat.Of(" $", (int)_device.BackupRegisters.Read(i));
            }

            return text;
        }

        /// <summary>Initialises the progress from the plan, and logs the plan. Called once the checks are done.</summary>
        /// <param name="update">The update with its plan.</param>
        public void Begin(PreparedUpdate update)
        {
            EndStage();
            _continuesRadio = false;
            _plan.Begin(update);
            Log.Write("Plan for " + update.Package.Manifest.Info + ":");
            PlanStep[] steps = update.Plan.Steps;
            for (int i = 0; i < steps.Length; i++)
            {
                PlanStep step = steps[i];
                Log.Write(
                    MessageFormat.Of(
                        "  @: # bytes read, # pages erased, # bytes written, ", step.Text, (int)step.BytesToRead, step.PagesToErase,
                        (int)step.BytesToWrite)
                    + MessageFormat.Of(step.IsDone ? "# ms, done" : "# ms", step.Milliseconds));
            }
        }

        /// <summary>Ends the current stage, and writes its duration to the log.</summary>
        public void EndStage()
        {
            if (_stage != 0)
            {
                Log.Write(MessageFormat.Of("@: # ms", StageCatalog.Label((int)_stage), (int)(_device.Clock.Milliseconds - _since)));
                _stage = 0;
            }
        }

        private void Show(Stage stage, int progress)
        {
            _progress = progress;
            if (stage != _stage)
            {
                EndStage();
                _stage = stage;
                _since = _device.Clock.Milliseconds;
                _label = StageCatalog.Label((int)(_continuesRadio ? Stage.RadioBusy : stage));
                _isFusBusy = (stage >= Stage.RadioDelete && stage <= Stage.RadioBusy)
                    || UpdateRegister.AnyHas(_device.BackupRegisters, UpdateRegister.FusPending);
            }

            int overall = _plan.Overall(stage, progress);
            Trace.At((int)stage, progress, overall);
            _screen.ShowProgress(_label, overall, _isFusBusy);
        }
    }
}
