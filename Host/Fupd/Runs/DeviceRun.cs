using FlipperUpdaterNano.Emulator;
using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.Fupd.Disturbances;
using FlipperUpdaterNano.Fupd.Packages;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Power;
using FlipperUpdaterNano.VirtualFlipper.Rtc;
using BootMode = FlipperUpdaterNano.VirtualFlipper.Rtc.BootMode;

namespace FlipperUpdaterNano.Fupd.Runs
{
    /// <summary>Runs a device to its final state and reports the run.</summary>
    internal sealed partial class DeviceRun
    {
        private readonly VirtualDevice _device;
        private readonly IUpdaterEngine _engine;
        private readonly HashSet<int> _touched = [];

        // Pages that the package's firmware occupies, counted as unchanged unless the run erases or programs them.
        private IReadOnlySet<int> _firmwarePages = new HashSet<int>();
        private (uint Address, byte[] Bytes)? _firmware;

        /// <summary>Prepares a run, and starts counting the flash pages that change.</summary>
        /// <param name="device">The device, which is switched off.</param>
        /// <param name="engine">Runs the updater.</param>
        public DeviceRun(VirtualDevice device, IUpdaterEngine engine)
        {
            _device = device;
            _engine = engine;
            Trace = new RunTrace(device);
            device.Journal.Begun += Watch;
        }

        /// <summary>Gets the device.</summary>
        public VirtualDevice Device => _device;

        /// <summary>Gets the engine that runs the updater.</summary>
        public IUpdaterEngine Engine => _engine;

        /// <summary>Gets the updater's trace.</summary>
        public RunTrace Trace { get; }

        /// <summary>Gets or sets the function that explains why the updater never started; called only in that case.</summary>
        public Func<RunError?> ExplainRefusedStart { get; set; } = () => null;

        /// <summary>Gets or sets the disturbances of the run.</summary>
        public RunDisturbances Disturbances { get; set; } = RunDisturbances.None;

        /// <summary>Gets the path of the package folder on the card.</summary>
        public string PackageFolder { get; private set; } = "/update";

        /// <summary>
        /// Gets the path of the flight recorder's log in the firmware's notation, or <see langword="null"/> if there is no package.
        /// </summary>
        public string? LogPath { get; private set; }

        /// <summary>Gets the boots of the run; <see langword="null"/> until <see cref="Play"/> has returned.</summary>
        public BootReport? Boots { get; private set; }

        /// <summary>Passes the contents of the armed package to the device model and to the report.</summary>
        /// <param name="armed">The package, or <see langword="null"/> if there is none.</param>
        public void Expect(ArmedPackage? armed)
        {
            PackageFolder = armed?.Folder ?? PackageFolder;
            armed?.Firmware.Teach(_device);
            _firmware = armed?.Firmware.Image;
            _firmwarePages = armed?.Firmware.Pages ?? _firmwarePages;
            LogPath = armed?.LogPath;
        }

        /// <summary>Schedules the faults and key presses of this run.</summary>
        /// <returns>
        /// An action to call after the run; it restores the properties that the faults changed and that a saved device would otherwise
        /// keep.
        /// </returns>
        public Action Arrange() => Disturbances.Arrange(_device, PackageFolder, _engine is EmulatorEngine);

        /// <summary>Runs the device. May be called only once, because the engine cannot be reused.</summary>
        public RunReport Play()
        {
            using IDisposable? used = _engine as IDisposable;
            Action restore = Arrange();
            RunReport report = PlayDisturbed();
            Disturbances.CheckMoments();
            restore();
            return report;
        }

        private RunReport PlayDisturbed()
        {
            RunBeginning beginning = _beginning ??= new RunBeginning(_device, Executing != null);
            FlashCounters counters = _device.FlashController.Counters;
            Boots = CutBoots.Play(_device, _engine, Disturbances);
            Trace.End();
            RunOutcome outcome = Outcome(beginning);

            return new RunReport
            {
                Outcome = outcome,
                Error = outcome == RunOutcome.Completed ? null : Trace.Error ?? Unexplained(outcome),
                RestsAs = RestName.Of(RestsAs),
                WouldBoot = RestName.Of(StockBoot.WouldBoot(_device)),
                Why = IsOtherLoader ? $"The package's loader, which is not this updater, ran and ended. {Boots.Why}" : Boots.Why,
                Console = Trace.Version == null ? Trace.OtherLines : [],
                Updater = Trace.Version,
                Stages = Trace.Stages,
                Boots = Boots.Boots.Count,
                Cuts = [.. Disturbances.Cuts.Select(cut => cut.ToString())],
                PagesErased = counters.PagesErased,
                PagesWritten = counters.PagesWritten,
                PagesUnchanged = PagesUnchanged,
                DoubleWordsProgrammed = counters.DoubleWordsProgrammed,
                OptionBytesProgrammed = counters.OptionBytesProgrammed,
                CardBytesRead = _device.Card.BytesRead - beginning.CardBytesRead,
                CardBytesWritten = _device.Card.BytesWritten - beginning.CardBytesWritten,
                DeviceMilliseconds = Boots.Milliseconds,
                Instructions = Runs.Engine.InstructionsOf(_engine),
                Memory = Runs.Engine.MemoryOf(_engine),
                Violations = [.. _device.Violations, .. Runs.Engine.ViolationsOf(_engine, _device, IsCardWhole(beginning.Insertions))],
                Log = LogPath != null && _device.Card.Peek(LogPath["/ext".Length..]) != null ? LogPath : null,
            };
        }

        // A power loss or removal of the card may leave orphaned clusters.
        private bool IsCardWhole(int insertions) => Disturbances.Cuts.Count == 0 && Boots!.Ending != BootEnding.PowerLost
            && _device.Card.IsInserted && _device.Card.Insertions == insertions && _device.Card.Faults.RefusedWrites == 0;

        private int PagesUnchanged => Trace.Stages.Any(stage => stage.Stage == (int)Stage.FlashWrite)
            ? _firmwarePages.Count(page => !_touched.Contains(page))
            : 0;

        private void Watch(Operation operation)
        {
            if (operation.Name.StartsWith("flash.", StringComparison.Ordinal))
            {
                _touched.Add((int)(Convert.ToUInt32(operation.Where, 16) - FlashMap.Base) / FlashMap.PageSize);
            }
        }

        // Whether a loader other than this updater ran, such as a stock updater or an on-target image. What that loader did is determined
        // from the device.
        private bool IsOtherLoader => Trace.Version == null && Trace.Stages.Count == 0 && Boots!.Ending == BootEnding.Rests
            && Boots.RestsAs == RestState.Firmware
            && (Boots.Boots.Any(boot => boot.State == RestState.Updater) || Executing is { LoadersStarted: > 0 });

        // The engine if it executes the code in flash; null if the model's stand-in replaces the firmware.
        private IFirmwareEngine? Executing => _engine is IFirmwareEngine { FirmwareTime: not null } chip ? chip : null;

        // A stock updater leaves PostUpdate to the new firmware, whose stand-in does nothing in that mode.
        private bool IsModeOfEnd => _device.Backup.BootMode == BootMode.Normal
            || (_device.Backup.BootMode == BootMode.PostUpdate && Executing == null);

        private bool HoldsFirmware => _firmware is not { } image
            || _device.Flash.Bytes.Slice((int)(image.Address - FlashMap.Base), image.Bytes.Length).SequenceEqual(image.Bytes);

        // An updater that is waiting for a key after an error is in a final state.
        // A boot loop counts as a hang.
        private RestState RestsAs => Boots!.Ending switch
        {
            BootEnding.WaitsForPerson => RestState.Updater,
            BootEnding.TooManyBoots or BootEnding.TooLong => RestState.Hang,
            _ => Boots.RestsAs,
        };

        private RunOutcome Outcome(RunBeginning beginning)
        {
            if (RestsAs is RestState.SystemDfu or RestState.Hang)
            {
                return RunOutcome.NeedsPerson;
            }

            if (IsOtherLoader && HoldsFirmware && IsModeOfEnd)
            {
                return RunOutcome.Completed;
            }

            bool isOver = Boots!.Ending == BootEnding.Rests && Trace.Error == null;
            if (isOver && (Trace.IsDone || !beginning.WasArmed))
            {
                return RunOutcome.Completed;
            }

            bool isUntouched = beginning.State.Equals(DeviceState.Of(_device)) && !(IsOtherLoader && _touched.Count > 0);
            return isUntouched ? RunOutcome.Refused : RunOutcome.Failed;
        }

        // Returns an error for an incomplete update during which no error line was printed.
        private RunError? Unexplained(RunOutcome outcome)
        {
            // If the run ended with a cut, the device has shown no error; the report states the cut instead.
            if (outcome == RunOutcome.NeedsPerson || Boots!.Ending == BootEnding.PowerLost)
            {
                return null;
            }

            if (IsOtherLoader)
            {
                return new RunError((int)Stage.FlashWrite, 0, HoldsFirmware
                    ? $"The package's firmware is in flash, but the boot mode is still {_device.Backup.BootMode}."
                    : "The package's loader, which is not this updater, ended, but the package's firmware is not in flash.");
            }

            if (Trace.Stages.Count == 0 && Boots!.Ending == BootEnding.Rests)
            {
                return ExplainRefusedStart() ?? new RunError((int)Stage.Manifest, 20, Boots.Why);
            }

            if (!_device.Card.IsInserted)
            {
                return new RunError((int)Stage.CardCheck, 0, "The updater is waiting for an SD card.");
            }

            return Trace.Last is { } last
                ? new RunError(last.Stage, last.Progress, Boots!.Why)
                : new RunError((int)Stage.Manifest, 0, Boots!.Why);
        }
    }
}
