using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Flash;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.Formats.LittleFs;
using FlipperUpdaterNano.Updater.Formats.Tar;
using FlipperUpdaterNano.Updater.Plan;
using FlipperUpdaterNano.Updater.State;

namespace FlipperUpdaterNano.Updater.Stages
{
    /// <summary>
    /// Stage 12: restores the contents of the backup and the slideshow to /int, at the location that the new firmware uses.
    /// </summary>
    /// <remarks>
    /// A volume at the right location with exactly these contents is not rewritten. The fingerprint is set to that of the volume, so that
    /// the firmware accepts the volume; the flag that would make the firmware format /int is never set. If power is lost while the volume
    /// is built, flash contains no valid volume, and the next boot builds it again from the backup.
    /// </remarks>
    public sealed class InternalStorageRestore
    {
        private readonly IDevice _device;
        private readonly PreparedUpdate _update;
        private readonly UpdateRegister _register;
        private readonly InternalStorageBackup _backup;
        private readonly IStageProgress _progress;
        private int _percent;

        /// <summary>Creates the step; the device is not changed yet.</summary>
        /// <param name="device">The device.</param>
        /// <param name="update">The update as verified by the preflight.</param>
        /// <param name="register">The progress word.</param>
        /// <param name="backup">The backup of stage 11.</param>
        /// <param name="progress">Receives progress.</param>
        public InternalStorageRestore(
            IDevice device, PreparedUpdate update, UpdateRegister register, InternalStorageBackup backup, IStageProgress progress)
        {
            _device = device;
            _update = update;
            _register = register;
            _backup = backup;
            _progress = progress;
        }

        /// <summary>
        /// Rebuilds the volume or folder from the backup, unless its contents are already correct, and then records the backup as restored.
        /// </summary>
        /// <exception cref="UpdateException">
        /// <c>[12-yy]</c>: /int cannot be written, where yy is the percentage of /int that is complete. <c>[11-yy]</c>: the record of the
        /// backup cannot be written.
        /// </exception>
        public void Run()
        {
            _percent = 0;
            _progress.Report(Stage.Restore, 0);
            try
            {
                Restore();
            }
            catch (CardIoException e)
            {
                throw new UpdateException(Stage.Restore, _percent, e.Message);
            }

            _backup.Retire();
            _progress.Report(Stage.Restore, 100);
        }

        private void Restore()
        {
            _backup.Verify(_backup.Path);
            CardFiles work = new CardFiles(_device);
            string name = _update.Package.Manifest.Splashscreen;
            using (ICardFile backup = work.Open(_backup.Path, CardMode.Read))
            using (ICardFile splash = name.Length == 0 ? null : work.Open(_update.Package.PathOf(name), CardMode.Read))
            {
                FileList files = RestoreList.Of(
                    new TarTree(backup, _device.Bytes), splash == null ? null : new CardFileTree(splash, InternalStorageNames.Slideshow));
                InternalStorageTargets targets = _update.InternalStorage.Targets;
                if ((targets & InternalStorageTargets.Flash) != 0)
                {
                    RestoreVolume(files);
                }

                if ((targets & InternalStorageTargets.Card) != 0)
                {
                    new InternalStorageFolder(_device, _progress).Restore(files, targets == InternalStorageTargets.Both, _backup);
                }
            }
        }

        private void RestoreVolume(FileList files)
        {
            int first = FirstPage();
            int pages = _update.InternalStorage.EndPage - first;
            if (IsInPlace(files, first, pages))
            {
                _progress.Note(MessageFormat.Of("/int is unchanged: # entries.", files.Count));
            }
            else
            {
                _backup.MarkLost();
                Build(files, first, pages);
            }

            new SystemRegister(_device.BackupRegisters).SetFingerprint(first, pages);
        }

        // If the package contains no firmware, /int stays at its location. If the superblock is already erased, the location of /int is
        // taken from the firmware's fingerprint.
        private int FirstPage()
        {
            if (_update.Firmware != null)
            {
                return _update.Firmware.EndPage;
            }

            LittleFsVolume volume = FindVolume();
            int first = volume != null ? volume.StartPage : new SystemRegister(_device.BackupRegisters).FingerprintPage;
            if (first <= 0 || first >= _update.InternalStorage.EndPage)
            {
                throw new MalformedException("The location of /int is unknown. It is saved in " + _backup.Path + ".");
            }

            return first;
        }

        private LittleFsVolume FindVolume()
        {
            try
            {
                return LittleFsVolume.Find(_device.Flash);
            }
            catch (MalformedException)
            {
                // A partly overwritten volume is treated as missing; the backup contains all of its files.
                return null;
            }
        }

        private bool IsInPlace(FileList files, int first, int pages)
        {
            LittleFsVolume volume = FindVolume();
            if (volume == null || volume.StartPage != first || volume.BlockCount != pages)
            {
                return false;
            }

            try
            {
                return TreeComparer.FirstDifference(_device.Bytes, files, FileList.Of(volume.Walk())) == null;
            }
            catch (MalformedException)
            {
                return false;
            }
        }

        private void Build(FileList files, int first, int pages)
        {
            files.Rewind();
            LittleFsLayout layout = new LittleFsLayout(files, _device.Bytes);
            PageWriter writer = new PageWriter(_device.Flash, Stage.Restore, _progress);
            LittleFsBuilder builder = new LittleFsBuilder(layout, files, _device.Flash, _device.Bytes, writer, first, pages);
            _register.Set(UpdateRegister.InternalStorageTouched);
            while (builder.WriteNext())
            {
                _percent = builder.Percent * 95 / 100;
                _progress.Report(Stage.Restore, _percent);
            }

            if (!IsInPlace(files, first, pages))
            {
                throw new MalformedException("/int reads back differently.");
            }

            _progress.Note(
                MessageFormat.Of("/int: # entries restored into pages # to #.", null, files.Count, first, first + pages - 1));
        }
    }
}
