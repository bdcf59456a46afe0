using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Flash;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.Formats.Tar;
using FlipperUpdaterNano.Updater.Plan;
using FlipperUpdaterNano.Updater.State;

namespace FlipperUpdaterNano.Updater.Stages
{
    /// <summary>Sets the registers and the pointer file for the next boot, in stage 19 and when an update is abandoned.</summary>
    /// <remarks>
    /// The order of the writes makes a power loss between any two of them harmless:
    /// <code>
    /// written so far            the next boot
    /// nothing                   starts the updater, which finds everything in place and repeats this step
    /// progress word finished    the same; the backup is compared with the /int that is in place
    /// + boot mode               starts the firmware, with everything in place
    /// + progress word cleared   the same
    /// + update folder           the same
    /// + pointer files removed   the same
    /// </code>
    /// The marks in the progress word are cleared before the boot mode is set, because stale marks would make a later installation of the
    /// same package use the old backup. While the progress word is that of a finished update, a backup that PreUpdate has just written
    /// still takes precedence. In boot mode Normal the firmware ignores a leftover pointer file
    /// (docs/reference/stock-updater.md 1.8).
    /// </remarks>
    public sealed class FirmwareBoot
    {
        private readonly IDevice _device;
        private readonly SystemRegister _system;

        /// <summary>Creates the step; the device is not changed yet.</summary>
        public FirmwareBoot(IDevice device)
        {
            _device = device;
            _system = new SystemRegister(device.BackupRegisters);
        }

        /// <summary>
        /// Makes the device start its firmware at the next reset, as the firmware does when it disarms an update. No card is needed.
        /// </summary>
        /// <returns>The result of removing the pointer files, a <see cref="CardStatus"/>. A missing file is not an error.</returns>
        public CardStatus Disarm()
        {
            LeaveRegisters();
            CardStatus status = Remove(UpdatePointer.Path);
            return status == CardStatus.Ok ? Remove(UpdatePointer.WayBack) : status;
        }

        private CardStatus Remove(string path)
        {
            CardStatus status = _device.Card.IsPresent ? _device.Card.Delete(path) : CardStatus.NoCard;
            return status == CardStatus.NotFound ? CardStatus.Ok : status;
        }

        private void LeaveRegisters()
        {
            UpdateRegister.Finish(_device.BackupRegisters);
            _system.Clear(SystemRegister.C2Update);
            _system.BootMode = BootMode.Normal;
            UpdateRegister.Clear(_device.BackupRegisters);
            _system.ForgetFolder();
        }

        /// <summary>
        /// Abandons the update: does what <see cref="Disarm"/> does, and sets the fingerprint that a complete old firmware expects.
        /// </summary>
        /// <remarks>
        /// Firmware of the LittleFS era counts the pages of /int up to the secure start, which a new stack moves. While page 0 starts the
        /// resume stub, the next reset starts USB DFU (FLASH_ACR.EMPTY). The pointer file is kept while page 0 starts the stub, because
        /// after the next power-on the stub resumes the update.
        /// </remarks>
        public void GiveUp()
        {
            if (ResumeStub.ArmedPage(_device.Flash) != 0)
            {
                LeaveRegisters();
                _device.Flash.SetEmptyFlag(true);
                return;
            }

            int first = _system.FingerprintPage;
            int pages = FlashGeometry.PageOf(_device.Flash.SecureStart) - first;
            if (first > 0 && pages > 0)
            {
                _system.SetFingerprint(first, pages);
            }

            Disarm();
        }

        /// <summary>
        /// Leaves /int, resources and splash to the new firmware, as the stock updater does. The flag that makes the firmware format /int
        /// is set only if there is a backup to restore.
        /// </summary>
        /// <param name="folder">The package folder.</param>
        /// <param name="backup">The backup of stage 11, which is copied to a file with the name that the firmware expects.</param>
        /// <exception cref="UpdateException"><c>[19-yy]</c>: the backup archive that the firmware requires cannot be written.</exception>
        public void LeaveToFirmware(string folder, InternalStorageBackup backup)
        {
            string path = folder + "/" + InternalStorageNames.Backup;
            try
            {
                CardFiles work = new CardFiles(_device);
                work.Delete(UpdatePointer.WayBack);
                string temporary = path + ".tmp";
                if (backup.Path == null)
                {
                    // Without a backup archive the firmware fails; from an empty archive it restores nothing
                    // (docs/reference/stock-updater.md 1.7).
                    using (ICardFile file = work.Open(temporary, CardMode.Create))
                    {
                        new TarWriter(file, _device.Bytes).Finish();
                        CardFault.Check(file.Close(), path, "written");
                    }

                    work.Replace(temporary, path);
                }
                else
                {
                    Copy(work, backup, path, temporary);
                }
            }
            catch (CardIoException e)
            {
                throw new UpdateException(Stage.FirmwareBoot, 0, e.Message);
            }

            backup.Retire();
            UpdateRegister.Finish(_device.BackupRegisters);
            _system.LeaveToFirmware(backup.Path != null);
            UpdateRegister.Clear(_device.BackupRegisters);
        }

        private static void Copy(CardFiles work, InternalStorageBackup backup, string path, string temporary)
        {
            using (ICardFile file = work.Open(backup.Path, CardMode.Read))
            {
                bool isNew = work.WriteIfDifferent(path, file.Length, new CardFileSource(file), temporary);
                backup.Verify(isNew ? temporary : path);
                if (isNew)
                {
                    work.Replace(temporary, path);
                }
            }
        }
    }
}
