using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Flash;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.Formats.LittleFs;
using FlipperUpdaterNano.Updater.Plan;
using FlipperUpdaterNano.Updater.Radio;
using FlipperUpdaterNano.Updater.State;

namespace FlipperUpdaterNano.Updater.Stages
{
    /// <summary>
    /// Performs everything that changes the device, in this order: backup of /int, package of the old firmware, radio, option bytes,
    /// writing and verifying the flash, restore of /int, resources, splash, page 0, firmware boot. Every step determines from the state of
    /// the device what remains to be done, so all steps can run again after any reset or error.
    /// </summary>
    /// <remarks>
    /// If the update needs the pages of the stub that page 0 starts, a new stub is placed elsewhere before the radio step, because that
    /// step resets the chip. Without a resume stub, page 0 is written before /int is restored (<see cref="FlashWriter"/>).
    /// </remarks>
    public sealed class Execution
    {
        private readonly IDevice _device;
        private readonly PreparedUpdate _update;
        private readonly IStageProgress _progress;
        private readonly UpdateRegister _register;
        private readonly InternalStorageBackup _backup;
        private readonly FlashWriter _writer;

        /// <summary>Creates the steps; the device is not changed yet.</summary>
        /// <param name="device">The device.</param>
        /// <param name="update">The update as verified by this boot's preflight.</param>
        /// <param name="progress">Receives the progress.</param>
        /// <param name="previous">
        /// The previous attempt in this boot, or <see langword="null"/>. If <see cref="CanFinish"/> was true in the previous attempt, it is
        /// also true in a new attempt of the same update.
        /// </param>
        public Execution(IDevice device, PreparedUpdate update, IStageProgress progress, Execution previous)
        {
            _device = device;
            _update = update;
            _progress = progress;
            _register = new UpdateRegister(device.BackupRegisters, update.Package.Crc);
            _backup = new InternalStorageBackup(device, update, _register, progress);
            if (previous != null && previous.CanFinish && previous._update.Package.Crc == update.Package.Crc)
            {
                _writer = previous._writer;
            }
            else if (update.Firmware != null)
            {
                StubPlace stub = update.Stub;
                _writer = new FlashWriter(device, update.Firmware, _register, progress, stub.Image, stub.IsLate, stub.Stays);
            }
        }

        /// <summary>
        /// Gets a value indicating whether <see cref="Finish"/> is possible: the firmware is complete except page 0, which starts the
        /// resume stub.
        /// </summary>
        public bool CanFinish
        {
            get { return _writer != null && _writer.CanSeal; }
        }

        /// <summary>Checks whether the errors of a stage concern only the settings, the resources or the splash.</summary>
        /// <param name="stage">The stage.</param>
        public static bool IsRest(Stage stage)
        {
            return stage == Stage.Backup || stage == Stage.ResourceCheck || stage == Stage.InternalStorageCheck || stage == Stage.Splash;
        }

        /// <summary>
        /// After an error, skips the remaining steps, so that the next reset starts the new firmware. No card is needed. The record of the
        /// backup still shows whether /int must be restored.
        /// </summary>
        /// <exception cref="UpdateException"><c>[4-100]</c>: page 0 cannot be written.</exception>
        public void Finish()
        {
            Seal();
            new FirmwareBoot(_device).Disarm();
        }

        /// <summary>Performs the missing steps, up to the point where the device may be reset into its firmware.</summary>
        /// <param name="omitsRest">Whether the steps after the firmware are omitted; the preflight has then not checked them.</param>
        /// <exception cref="UpdateException">A step failed.</exception>
        public void Run(bool omitsRest)
        {
            if (ResetFlags.IsPowerOn(_device.System.ResetCause))
            {
                _register.ForgivePowerLoss();
            }

            // Regardless of how this updater was started, a reset during the update must start the updater again.
            new SystemRegister(_device.BackupRegisters).BootMode = BootMode.Update;
            if (!omitsRest)
            {
                _backup.Run();
            }

            new RollbackPackage(_device, _update, _progress).Run(_backup);
            MoveStub();
            UpdateRadio();
            CorrectOptionBytes();
            WriteFirmware();
            if (omitsRest)
            {
                Finish();
            }
            else if (_update.Package.Manifest.HandoverToFirmware)
            {
                Seal();
                _progress.Report(Stage.FirmwareBoot, 0);
                new FirmwareBoot(_device).LeaveToFirmware(_update.Package.Folder, _backup);
            }
            else
            {
                Complete();
            }
        }

        private void Complete()
        {
            RestoreInternalStorage();
            if (_update.Package.Manifest.Resources.Length > 0)
            {
                new ResourceUpdate(_device, _progress, _update.Package.PathOf(_update.Package.Manifest.Resources), _update.Resources)
                    .Run();
            }

            InstallSplash();
            Seal();
            _progress.Report(Stage.FirmwareBoot, 0);
            CardStatus status = new FirmwareBoot(_device).Disarm();
            if (status != CardStatus.Ok)
            {
                _progress.Note(MessageFormat.Of("The pointer file stays on the card (~).", (int)status));
            }

            // The index is deleted only here, because until now it has shown that the space has been checked.
            _ = _device.Card.Delete(_update.Package.PathOf(ResourceIndex.FileName));
        }

        private void MoveStub()
        {
            if (_update.Stub.Armed != 0 && _update.Stub.Image != null)
            {
                EnsurePower(true);
                _writer.MayLoseSettings = ResumeStub.MayHaveLostSettings(_device.Flash);
                _writer.PlaceStub();
                _writer.Arm();
            }
        }

        private void Seal()
        {
            if (_writer != null)
            {
                _writer.Seal();
            }
        }

        private void RestoreInternalStorage()
        {
            if (_update.InternalStorage.Source != InternalStorageSource.None)
            {
                new InternalStorageRestore(_device, _update, _register, _backup, _progress).Run();
            }
        }

        // An existing slideshow is kept, as in the stock firmware (docs/reference/stock-updater.md 7.5).
        private void InstallSplash()
        {
            SplashCopy copy = new SplashCopy(_device, _progress);
            bool isCopied = _update.InternalStorage.Source == InternalStorageSource.None
                || (_update.InternalStorage.Targets == InternalStorageTargets.Both && copy.IsExpected());
            if (_update.Package.Manifest.Splashscreen.Length > 0 && isCopied)
            {
                copy.Run(_update.Package.PathOf(_update.Package.Manifest.Splashscreen));
            }
        }

        private void UpdateRadio()
        {
            if (_update.Package.Manifest.Radio.Length > 0)
            {
                EnsurePower(_update.Radio.Changes);
                MarkLostByRadio();
                new RadioUpdate(_device, _register, _progress, _update.Radio.Pages, _update.Package.Manifest.RadioVersion)
                    .Run(_update.Radio.Coprocessor);
            }
        }

        // The radio image may overwrite pages of a volume, and its installation moves the secure start, at which a volume ends. A folder on
        // the card is not affected.
        private void MarkLostByRadio()
        {
            CoprocessorInfo coprocessor = _update.Radio.Coprocessor;
            if (_update.Radio.Changes && coprocessor.Mode == CoprocessorMode.Fus && !coprocessor.HasStack && !IsOnCard())
            {
                _backup.MarkLost();
            }
        }

        // The firmware in flash, which is examined here, is still the old firmware at this point.
        private bool IsOnCard()
        {
            return InternalStorageScan.OfFlash(_device, new byte[FlashGeometry.PageSize]).IsOnCard;
        }

        private void CorrectOptionBytes()
        {
            if (_update.OptionBytes != null)
            {
                OptionByteWriter writer = new OptionByteWriter(_device.OptionBytes, _update.OptionBytes, _register, _progress);
                if (writer.Compare())
                {
                    EnsurePower(true);
                    writer.Program();
                }
            }
        }

        private void WriteFirmware()
        {
            if (_update.EndsInReset)
            {
                // Only the boot after the reset verifies the whole package, so this boot must not write the firmware.
                throw new UpdateException(
                    Stage.RadioBusy, ErrorDetails.RadioBusy.NotFinished, "The step did not end in a reset.");
            }

            if (_update.Firmware != null)
            {
                EnsurePower(_update.Plan.FirmwareChanges);

                // On a device that is already armed, the stub is in place and /int has been marked as lost; by now the record may show that
                // /int is restored.
                if (_update.Plan.FirmwareChanges && _update.Stub.Armed == 0)
                {
                    // The stub is placed before the backup is recorded as the only copy of /int; this is safe because the stub's pages are
                    // outside /int.
                    _writer.PlaceStub();

                    // If both the old and the new firmware keep /int on the card, /int stays valid here; it is marked as lost when the
                    // folder is replaced.
                    if (_update.InternalStorage.Targets != InternalStorageTargets.Card || !IsOnCard())
                    {
                        _backup.MarkLost();
                        _writer.MayLoseSettings = _backup.Path != null;
                    }
                }

                _writer.Write();
                _writer.Validate();
            }
        }

        // The battery is checked again immediately before each irreversible step, because the preflight's battery check may be minutes old.
        private void EnsurePower(bool isNeeded)
        {
            if (isNeeded)
            {
                PowerCheck.Ensure(_device, _update.Package.Crc, _update.Radio);
            }
        }
    }
}
