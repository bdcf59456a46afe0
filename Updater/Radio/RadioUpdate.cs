using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Flash;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.State;

namespace FlipperUpdaterNano.Updater.Radio
{
    /// <summary>
    /// Stages 6 to 9: replaces the radio stack through FUS (docs/reference/stock-updater.md 6.4). FUS may reset the chip at any time, so
    /// the step runs in every boot. The progress of the step is derived from the program that CPU2 runs, the installed stack, the C2Update
    /// flag, and the attempt counters in <see cref="UpdateRegister"/>.
    /// </summary>
    /// <remarks>
    /// <code>
    /// runs   installed        C2Update   does                                then
    /// stack  wanted, type too any        clears C2Update                     done
    /// stack  other            any        sets C2Update, requests FUS         reset
    /// FUS    any              any        waits until FUS is idle; continues with a row below
    /// FUS    wanted           clear      starts the stack, to read its type  reset
    /// FUS    other, or set    any        clears C2Update, deletes            reset
    /// FUS    none             any        writes the image, installs          reset
    /// </code>
    /// The preflight has verified the image before this step. The updater itself resets the chip only while FUS is idle or reports an
    /// error. If the wanted stack does not run after <see cref="Rounds"/> installations, the update stops with an error. The current stack,
    /// if there is one, is left running, and the firmware in flash is unchanged.
    /// </remarks>
    public sealed class RadioUpdate
    {
        /// <summary>Maximum number of complete installations.</summary>
        public const int Rounds = 2;

        // A round requires two switches between FUS and stack; the remaining switches are a reserve for power losses.
        private const int SwitchLimit = 12;

        // Maximum number of deletion attempts; further attempts would not help.
        private const int DeleteLimit = 3;

        // Maximum time from the end of an operation to the reset by FUS (docs/reference/stock-updater.md 1.10).
        private const int ResetMilliseconds = 10000;

        // The errors of stages 6 (deleting) and 8 (installing) have the same details.
        private const int Refused = ErrorDetails.RadioInstall.Refused;
        private const int Failed = ErrorDetails.RadioInstall.Failed;

        private const string FusReports = "FUS reports an error";
        private const string NotFinished = "FUS does not finish";

        private readonly IDevice _device;
        private readonly SystemRegister _system;
        private readonly UpdateRegister _register;
        private readonly IStageProgress _progress;
        private readonly Fus _fus;
        private readonly PageMap _image;
        private readonly byte[] _version;

        /// <summary>Creates the step; the device is not changed yet.</summary>
        /// <param name="device">The device.</param>
        /// <param name="register">The progress word.</param>
        /// <param name="progress">Receives the progress.</param>
        /// <param name="image">The pages of the verified image.</param>
        /// <param name="version">The wanted major, minor, sub, branch, release and type.</param>
        public RadioUpdate(IDevice device, UpdateRegister register, IStageProgress progress, PageMap image, byte[] version)
        {
            _device = device;
            _system = new SystemRegister(device.BackupRegisters);
            _register = register;
            _progress = progress;
            _fus = new Fus(device);
            _image = image;
            _version = version;
        }

        /// <summary>
        /// Performs the next step. Returns if the wanted stack is running; otherwise the step ends with a reset of the chip or an
        /// exception.
        /// </summary>
        /// <param name="info">The state of CPU2 in this boot.</param>
        /// <exception cref="UpdateException">An error of stages 6 to 9.</exception>
        public void Run(CoprocessorInfo info)
        {
            _progress.Report(Stage.RadioBusy, 10);
            if (info.Mode == CoprocessorMode.None)
            {
                Fail(Stage.RadioBusy, ErrorDetails.RadioBusy.NotStarted, "CPU2 does not start", 0);
            }

            if (info.Mode == CoprocessorMode.Fus)
            {
                ContinueInFus();
            }

            // The stack is running, so no operation of FUS is pending.
            _register.Clear(UpdateRegister.FusPending);
            if (info.Matches(_version))
            {
                _system.Clear(SystemRegister.C2Update);
                _progress.Report(Stage.RadioBusy, 100);
                return;
            }

            StopWhenExhausted();
            _system.Set(SystemRegister.C2Update);
            SwitchToFus(info);
        }

        private void ContinueInFus()
        {
            _progress.Report(Stage.RadioBusy, 30);
            int outcome = _fus.WaitIdle(0);
            if (outcome != Fus.Idle)
            {
                FailInFus(outcome);
            }

            // FUS has finished the pending operation, if any, so the result is examined here.
            CoprocessorInfo info = CoprocessorInfo.Probe(_device, CoprocessorInfo.ReadyMilliseconds);
            _register.Clear(UpdateRegister.FusPending);
            bool exhausted = _register.Count(UpdateRegister.Installs) >= Rounds;
            if (info.HasStack && (exhausted || (info.HasVersion(_version) && !_system.Has(SystemRegister.C2Update))))
            {
                StartStack();
            }
            else if (info.HasStack)
            {
                Delete(info);
            }
            else
            {
                StopWhenExhausted();
                WriteImage();
                Install();
            }
        }

        /// <summary>Throws an exception with the error of the pending operation or, if none is pending, of FUS itself.</summary>
        private void FailInFus(int outcome)
        {
            bool installing = _register.Has(UpdateRegister.InstallPending);
            bool deleting = _register.Has(UpdateRegister.DeletePending);
            if (outcome > 0)
            {
                _register.Clear(UpdateRegister.FusPending);
                if (!installing && !deleting && !_register.Has(UpdateRegister.FusReset))
                {
                    // This update did not cause the error; for example, FUS reports an error at its first use. A reset clears the error
                    // (AN5185).
                    _register.Set(UpdateRegister.FusReset);
                    _progress.Note(MessageFormat.Of("FUS reports error 0x$: resetting.", outcome));
                    _device.System.Reset();
                }
            }

            if (outcome > 0 && (installing || deleting))
            {
                Fail(installing ? Stage.RadioInstall : Stage.RadioDelete, Failed, FusError(installing, outcome), outcome);
            }

            Fail(
                Stage.RadioBusy,
                outcome > 0 ? ErrorDetails.RadioBusy.FusError : ErrorDetails.RadioBusy.NotFinished,
                outcome > 0 ? FusReports : NotFinished,
                outcome);
        }

        // Errors 6 and 7 concern the flash, FE and FF concern FUS itself, and all others concern the image (docs/reference/hardware.md
        // 4.7).
        private static string FusError(bool installing, int error)
        {
            return installing && error != 6 && error != 7 && error < 0xFE ? "FUS rejected the radio image" : FusReports;
        }

        private void SwitchToFus(CoprocessorInfo info)
        {
            _progress.Report(Stage.RadioBusy, 40);
            CountSwitch(ErrorDetails.RadioBusy.NoSwitchToFus, "CPU2 does not switch to FUS");
            _progress.Note(
                MessageFormat.Of("Radio $ type # must be replaced: switching to FUS.", (int)info.StackVersion, info.StackType));

            // The first response reports that FUS is not running; the second query makes the stack reset the chip into FUS.
            int length = _fus.GetState();
            if (length > 0)
            {
                length = _fus.GetState();
            }

            if (length < 0)
            {
                Fail(Stage.RadioBusy, ErrorDetails.RadioBusy.NoSwitchToFus, "The stack does not switch to FUS", length);
            }

            _device.Clock.Sleep(ResetMilliseconds);
            Fail(Stage.RadioBusy, ErrorDetails.RadioBusy.NoSwitchToFus, "The stack does not switch to FUS", _fus.State);
        }

        private void StartStack()
        {
            _progress.Report(Stage.RadioBusy, 50);
            CountSwitch(ErrorDetails.RadioBusy.NoSwitchToStack, "The stack does not start");
            _progress.Note("Starting the radio stack.");
            int status = _fus.Send(Shci.FusStartWirelessStack, 0);
            if (status == Shci.StatusOk)
            {
                status = _fus.WaitIdle(ResetMilliseconds);
            }

            Fail(Stage.RadioBusy, ErrorDetails.RadioBusy.NoSwitchToStack, "The stack does not start", status);
        }

        private void Delete(CoprocessorInfo info)
        {
            _progress.Report(Stage.RadioDelete, 0);
            if (_register.Count(UpdateRegister.Deletes) >= DeleteLimit)
            {
                Fail(Stage.RadioDelete, Failed, "The old stack cannot be deleted", 0);
            }

            _progress.Note(MessageFormat.Of("Deleting radio $.", (int)info.StackVersion));
            _system.Clear(SystemRegister.C2Update);
            _register.CountUp(UpdateRegister.Deletes, UpdateRegister.DeletePending);
            Operate(Stage.RadioDelete, Shci.FusFirmwareDelete, 0, UpdateRegister.Deletes, UpdateRegister.DeletePending);
        }

        private void WriteImage()
        {
            _progress.Report(Stage.RadioWrite, 0);
            PageWriter writer = new PageWriter(_device.Flash, Stage.RadioWrite, _progress);
            bool[] missing;
            int count = writer.FindMissing(_image, out missing);
            if (count != 0)
            {
                writer.TrustsErased = !_register.Has(UpdateRegister.InternalStorageTouched); // false if an erase may have been cut short
                _register.Set(UpdateRegister.InternalStorageTouched);
                using (PageSource source = new PageSource(_device, _image, Stage.RadioWrite))
                {
                    writer.ReplaceMissing(_image, source, missing, count);
                }
            }

            _progress.Note(MessageFormat.Of("Radio image: # pages, # written.", _image.Used, count));
            _progress.Report(Stage.RadioWrite, 100);
        }

        private void Install()
        {
            _progress.Report(Stage.RadioInstall, 0);
            uint address = FlashGeometry.AddressOf(_image.FirstPage);
            _progress.Note(MessageFormat.Of("Installing the radio image at $.", (int)address));
            _register.CountUp(UpdateRegister.Installs, UpdateRegister.InstallPending);
            Operate(Stage.RadioInstall, Shci.FusFirmwareUpgrade, address, UpdateRegister.Installs, UpdateRegister.InstallPending);
        }

        /// <summary>
        /// Starts an operation and waits for its end. FUS should reset the chip after the operation; if FUS does not, the updater resets
        /// the chip.
        /// </summary>
        private void Operate(Stage stage, int opcode, uint address, int counter, int pending)
        {
            int status = _fus.Send(opcode, address);
            if (status != Shci.StatusOk)
            {
                // A single response is not conclusive: FUS may nevertheless have accepted the command.
                if (status > 0)
                {
                    _register.CountDown(counter, pending);
                }

                Fail(stage, Refused, "FUS refuses the command", status);
            }

            _progress.Report(stage, 80);
            int outcome = _fus.WaitIdle(ResetMilliseconds);
            if (outcome > 0)
            {
                _register.Clear(pending);
            }

            if (outcome != Fus.Idle)
            {
                bool stuck = outcome == Fus.Stuck;
                Fail(
                    stuck ? Stage.RadioBusy : stage,
                    stuck ? ErrorDetails.RadioBusy.NotFinished : Failed,
                    outcome < 0 ? NotFinished : FusError(stage == Stage.RadioInstall, outcome),
                    outcome);
            }

            // The operation has changed the secure start; the change takes effect when the option bytes are next loaded.
            _progress.Report(stage, 100);
            _progress.Note("FUS did not reset the chip: loading the option bytes.");
            _device.OptionBytes.Launch();
        }

        private void StopWhenExhausted()
        {
            if (_register.Count(UpdateRegister.Installs) >= Rounds)
            {
                Fail(
                    Stage.RadioBusy,
                    ErrorDetails.RadioBusy.Exhausted,
                    MessageFormat.Of("The new stack does not run after # attempts", Rounds),
                    0);
            }
        }

        private void CountSwitch(int progress, string what)
        {
            if (_register.Count(UpdateRegister.Switches) >= SwitchLimit)
            {
                Fail(Stage.RadioBusy, progress, what, 0);
            }

            _register.CountUp(UpdateRegister.Switches, 0);
        }

        private void Fail(Stage stage, int progress, string what, int status)
        {
            string detail = MessageFormat.Of(status == 0 ? "@." : status < 0 ? "@ (~)." : "@ (0x$).", what, status);
            if (_device.Coprocessor.FaultAddress != 0)
            {
                detail += MessageFormat.Of(" Hard fault of CPU2 at $.", (int)_device.Coprocessor.FaultAddress);
            }

            throw new UpdateException(stage, progress, detail);
        }
    }
}
