using System;
using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Flash;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.Plan;
using FlipperUpdaterNano.Updater.Radio;
using FlipperUpdaterNano.Updater.Recorder;
using FlipperUpdaterNano.Updater.Screens;
using FlipperUpdaterNano.Updater.Stages;
using FlipperUpdaterNano.Updater.State;

namespace FlipperUpdaterNano.Updater.App
{
    /// <summary>
    /// The application: waits for a card, checks the package, performs the missing steps, and starts the firmware by resetting the chip.
    /// After an error, the application waits for the user.
    /// </summary>
    /// <remarks>
    /// No state is kept in RAM between attempts; each attempt starts from the beginning, as each boot does. Keys
    /// (docs/reference/stock-updater.md 7.3): OK, or a newly inserted card, starts another attempt. Holding BACK abandons the update. While
    /// the firmware in flash is incomplete, the updater first asks whether to start the new firmware without the rest of the update (if all
    /// of the firmware is in flash, or if only settings or resources cannot be used), then whether to install the old firmware (if it is on
    /// the card), and finally whether to start USB DFU. Keys are not read during an attempt.
    /// </remarks>
    public sealed class UpdaterApp
    {
        // Maximum number of attempts to mount a newly inserted card (docs/reference/stock-updater.md 1.10).
        private const int MountTries = 3;

        private readonly IDevice _device;
        private readonly UpdaterScreen _screen;
        private readonly Reporter _reporter;
        private readonly UserInput _input;
        private Execution _execution;
        private bool _wentBack;
        private bool _omitsRest;

        /// <summary>Creates the application; nothing is drawn or changed yet.</summary>
        public UpdaterApp(IDevice device)
        {
            _device = device;
            _screen = new UpdaterScreen(device);
            _reporter = new Reporter(device, _screen);
            _input = new UserInput(device, _screen, _reporter.Trace);
        }

        /// <summary>Runs until the device is reset. Does not return.</summary>
        public void Run()
        {
            _device.Display.SetBacklight(true);
            SystemRegister register = new SystemRegister(_device.BackupRegisters);
            bool lost = register.Repair();
            register.BeginBoot();
            while (true)
            {
                try
                {
                    WaitForCard();
                    Update(lost);
                    _reporter.Trace.Done();
                    Reset(false);
                }
                catch (UpdateException e)
                {
                    Stop(e, null);
                }
                catch (Exception e)
                {
                    if (!IsFault(e))
                    {
                        throw;
                    }

                    StopForFault(e);
                }
            }
        }

        // Testing for SystemException alone is not enough: on the device an integer division by zero throws a plain Exception. Exceptions
        // of other types are rethrown, because the host throws some of them to end a run. The check is not an exception filter, because a
        // filter runs on top of the throwing method's stack, so the linker would have to reserve twice the stack space.
        private static bool IsFault(Exception e)
        {
            return e is SystemException || e is CardIoException || e.GetType() == typeof(Exception);
        }

        // Handles a fault of the updater itself. The boot mode starts the updater again after any reset, and the next attempt determines
        // from the state of the device which steps are missing.
        private void StopForFault(Exception e)
        {
            Stop(new UpdateException(Stage.Fault, (int)_reporter.Stage, e.GetType().FullName + ": " + e.Message), e.StackTrace);
        }

        private void Stop(UpdateException e, string stack)
        {
            // Until the checks of the old firmware's package have passed, the interrupted update can still be continued.
            _wentBack = new SystemRegister(_device.BackupRegisters).GoesBack;
            EndWayBack(true);
            while (e != null)
            {
                _reporter.Trace.Error((int)e.Stage, e.Progress, e.Message);
                try
                {
                    _reporter.EndStage();
                    LogFailure(e);
                    if (stack != null)
                    {
                        _reporter.Log.Write(stack);
                    }
                }
                catch (Exception lost)
                {
                    if (!IsFault(lost))
                    {
                        throw;
                    }

                    // The log may be unwritable for the same reason that the update failed; the failure is shown to the user in any case.
                    _reporter.Trace.Note("The log is lost: " + lost.Message);
                    _reporter.Log.Open(null);
                }

                e = WaitForDecision(e);
                stack = null;
            }
        }

        // The resume stub does not compare the device number, so the package may belong to another device and contain that device's
        // settings.
        private void EndWayBack(bool isRefused)
        {
            SystemRegister register = new SystemRegister(_device.BackupRegisters);
            if (register.GoesBack && (isRefused || !RollbackFolders.HasWayBack(_device)))
            {
                register.ForgetFolder();
            }
        }

        private void Update(bool lost)
        {
            EndWayBack(false);
            _reporter.Restart();
            _reporter.Report(Stage.Manifest, 0);
            BeginLog();
            if (lost)
            {
                _reporter.Note("The backup registers were lost.");
            }

            bool omitsRest = _omitsRest;
            _omitsRest = false;
            PreparedUpdate update = Preflight.Run(_device, _reporter, omitsRest);
            UpdatePointer.Settle(_device);
            _reporter.Begin(update);
            _execution = new Execution(_device, update, _reporter, _execution);
            _execution.Run(omitsRest);
            _reporter.EndStage();
            _reporter.Log.Write("Done.");
            _reporter.Trace.FirmwareBoot(update.Package.Manifest.HandoverToFirmware);
        }

        // The log is in the manifest's folder. Without a pointer file there is no log, and the preflight reports the missing pointer.
        private void BeginLog()
        {
            try
            {
                string manifest = UpdatePointer.Find(_device);
                _reporter.BeginLog(manifest.Substring(0, manifest.LastIndexOf('/')));
            }
            catch (CardIoException)
            {
                _reporter.Restart();
            }
        }

        private void WaitForCard()
        {
            bool announced = false;
            int tries = 0;
            CardStatus status;
            while ((status = _device.Card.IsPresent ? _device.Card.Mount() : CardStatus.NoCard) != CardStatus.Ok)
            {
                if (_device.Card.IsPresent && ++tries < MountTries)
                {
                    continue;
                }

                if (!announced)
                {
                    announced = true;
                    _reporter.Trace.Note(
                        status == CardStatus.PartitionedAsGpt
                            ? "Waiting for a card: this one has a GPT; format it in the Flipper."
                            : status == CardStatus.NoCard ? "Waiting for a card."
                            : "Waiting for a readable card.");
                    _screen.ShowWaitingForCard();
                    _reporter.Trace.Waiting();
                }

                if (_input.WaitTick() == ButtonEvent.BackLong)
                {
                    UpdateException e = AskToFinish();
                    if (e != null)
                    {
                        throw e;
                    }

                    AskToAbort();
                    _screen.ShowWaitingForCard();
                    _reporter.Trace.Waiting();
                }
            }
        }

        private void LogFailure(UpdateException e)
        {
            int stock = StageCatalog.StockStage((int)e.Stage);
            _reporter.Log.Write(
                MessageFormat.Of("Error #-#: @", e.Message, (int)e.Stage, e.Progress)
                + (stock == 0 ? string.Empty : MessageFormat.Of(" (stage # of the stock updater)", stock)));
            _reporter.Log.Write(
                MessageFormat.Of(
                    "@, FLASH_SR $, secure start $",
                    _reporter.Registers("Registers:", 0, 9),
                    (int)_device.Flash.LastErrorFlags,
                    (int)_device.Flash.SecureStart));
        }

        /// <summary>Shows a failure until the user starts another attempt. If the user abandons the update, resets the device.</summary>
        /// <returns>The next failure to show, if page 0 could not be written; otherwise <see langword="null"/>.</returns>
        private UpdateException WaitForDecision(UpdateException e)
        {
            ErrorRow row = StageCatalog.Find((int)e.Stage, e.Progress);
            bool again = _input.Forget();
            while (true)
            {
                _screen.ShowFailure((int)e.Stage, e.Progress);
                ButtonEvent key = again ? ButtonEvent.CardInserted : _input.WaitForDecision();
                if (key != ButtonEvent.BackLong)
                {
                    TryAgain(e, row, key == ButtonEvent.Ok ? "OK: trying again." : "Card: trying again.");
                    return null;
                }

                UpdateException other = AskToFinish();
                if (other != null)
                {
                    return other;
                }

                if (CanOmitRest(e) && _input.IsSure(Question.Finish))
                {
                    _omitsRest = true;
                    Forgive("BACK: finishing without the rest.");
                    return null;
                }

                if (IsIncomplete() && RollbackFolders.HasWayBack(_device) && _input.IsSure(Question.GoBack))
                {
                    // Install the old firmware without a reset: after a reset the resume stub, not the user, would choose the package.
                    _device.BackupRegisters.Write(SystemRegister.FolderIndex, SystemRegister.OldFirmware);
                    Forgive("BACK: going back.");
                    return null;
                }

                AskToAbort();
            }
        }

        // If settings, resources or splash cannot be used, the firmware may still be usable.
        private bool CanOmitRest(UpdateException e)
        {
            return !_wentBack && IsIncomplete() && Execution.IsRest(e.Stage) && (_execution == null || !_execution.CanFinish);
        }

        // When the user starts another attempt, the retry counters start from zero.
        private void Forgive(string line)
        {
            UpdateRegister.ForgetAttempts(_device.BackupRegisters);
            _reporter.Log.Write(line);
        }

        private void TryAgain(UpdateException e, ErrorRow row, string line)
        {
            Forgive(line);
            bool restarts = row != null && row.Restarts;
            if (restarts || IsStubAsked(e))
            {
                Restart(restarts && _wentBack);
            }
        }

        // The stub searches more folders than this updater, so it may find a package after a reset.
        private bool IsStubAsked(UpdateException e)
        {
            return e.Stage == Stage.Manifest && e.Progress == ErrorDetails.Manifest.NoPointer && ResumeStub.ArmedPage(_device.Flash) != 0;
        }

        /// <summary>
        /// If only page 0 of the new firmware is missing, asks whether to start that firmware; if yes, resets the device.
        /// </summary>
        /// <returns>The failure to write page 0; <see langword="null"/> if the user answered no.</returns>
        private UpdateException AskToFinish()
        {
            if (_execution != null && _execution.CanFinish && _input.IsSure(Question.Finish))
            {
                try
                {
                    _execution.Finish();
                }
                catch (UpdateException e)
                {
                    return e;
                }

                _reporter.Log.Write("BACK: finished without the rest.");
                _reporter.Trace.Aborted();
                Reset(false);
            }

            return null;
        }

        /// <summary>
        /// Abandons the update and resets the device. While the firmware is incomplete, asks for confirmation first, and returns if the
        /// answer is no.
        /// </summary>
        private void AskToAbort()
        {
            if (!IsIncomplete() || _input.IsSure(Question.Abort))
            {
                _reporter.Log.Write("BACK: given up.");
                GiveUp();
            }
        }

        // Flash is examined in addition to the registers, because the registers can be lost.
        private bool IsIncomplete()
        {
            return UpdateRegister.AnyHas(_device.BackupRegisters, UpdateRegister.FlashTouched) || ResumeStub.ArmedPage(_device.Flash) != 0;
        }

        private void GiveUp()
        {
            bool isPending = IsFusPending();
            new FirmwareBoot(_device).GiveUp();
            _reporter.Trace.Aborted();
            Reset(isPending);
        }

        // If page 0 is erased, nothing would start the updater after a reset, so the next attempt must start without a reset.
        private void Restart(bool goesBack)
        {
            if (!_device.Flash.IsErased(FlashGeometry.Base, FlashGeometry.DoubleWordSize))
            {
                SystemRegister register = new SystemRegister(_device.BackupRegisters);
                register.BootMode = BootMode.Update;
                if (goesBack)
                {
                    register.GoBackAfterReset();
                }

                Reset(IsFusPending());
            }
        }

        private bool IsFusPending()
        {
            return UpdateRegister.AnyHas(_device.BackupRegisters, UpdateRegister.FusPending);
        }

        // Resetting the chip during an operation of FUS can destroy FUS permanently; FUS itself resets the chip after the operation. If
        // CPU2 does not become ready while an operation is pending, FUS may be busy (docs/reference/silicon.md 1.12). The time limits are
        // the same as in stage 9. When a limit has elapsed, the user decides whether to wait once more or to switch the power off.
        private void Reset(bool isPending)
        {
            Fus fus = new Fus(_device);
            long since = _device.Clock.Milliseconds;
            while (fus.IsBusy(isPending))
            {
                if (_device.Clock.Milliseconds - since
                    > (fus.IsBusy(false) ? Fus.PatienceMilliseconds : CoprocessorInfo.PendingReadyMilliseconds))
                {
                    const int stage = (int)Stage.RadioBusy;
                    _reporter.Trace.Error(stage, ErrorDetails.RadioBusy.NotFinished, "CPU2 may still be working: no reset.");
                    _input.Forget();
                    _screen.ShowFailure(stage, ErrorDetails.RadioBusy.NotFinished);
                    _input.WaitForDecision();
                    since = _device.Clock.Milliseconds;
                }

                _screen.ShowProgress(StageCatalog.Label((int)Stage.RadioBusy), 0, true);
                _device.Clock.Sleep(UserInput.TickMilliseconds);
            }

            _device.System.Reset();
        }
    }
}
