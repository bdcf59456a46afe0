using System.Collections;
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
    /// <summary>Stage 11: backs up /int as <c>backup-N.tar</c> in the package folder, before anything can change /int.</summary>
    /// <remarks>
    /// A new backup receives an unused name, so it never replaces another backup; only the most recent backups (<see cref="Newest"/>) are
    /// kept. A backup is written under a temporary name, read back and compared, and only then renamed. A backup made by PreUpdate is
    /// renamed: PreUpdate would otherwise replace that backup at the next attempt, when /int may be less complete.
    /// <see cref="BackupRecord"/> records which backup is valid, even if the backup registers are lost.
    /// <code>
    /// power lost after               the next attempt
    /// the backup is written          deletes it and makes the backup again; /int is unchanged
    /// the record is replaced         the same, because the recorded backup does not exist
    /// BackupMade is set              the same
    /// the backup is renamed          uses the backup; if the registers are lost, see <see cref="InternalStorageCheck"/>
    /// </code>
    /// </remarks>
    public sealed class InternalStorageBackup
    {
        /// <summary>Number of backups that are kept in the package folder.</summary>
        public const int Newest = 3;

        private const string TemporaryName = InternalStorageNames.UnfinishedBackup;

        private readonly IDevice _device;
        private readonly PreparedUpdate _update;
        private readonly UpdateRegister _register;
        private readonly IStageProgress _progress;
        private BackupRecord _record;
        private int _percent;
        private int _lowest;
        private int _highest;
        private int _count;

        /// <summary>Creates the step; the device is not changed yet.</summary>
        /// <param name="device">The device.</param>
        /// <param name="update">The update as verified by the preflight.</param>
        /// <param name="register">The progress word.</param>
        /// <param name="progress">Receives progress.</param>
        public InternalStorageBackup(IDevice device, PreparedUpdate update, UpdateRegister register, IStageProgress progress)
        {
            _device = device;
            _update = update;
            _register = register;
            _progress = progress;
        }

        /// <summary>Gets the path of the backup, or <see langword="null"/> if there is no /int to back up.</summary>
        public string Path { get; private set; }

        /// <summary>Makes the backup, or uses the backup that the preflight selected.</summary>
        /// <exception cref="UpdateException">
        /// <c>[11-yy]</c>, where yy is 0 to 49 for writing, 50 to 99 for reading back, and 100 for renaming.
        /// </exception>
        public void Run()
        {
            try
            {
                _record = BackupRecord.Read(_device, _update.Package, false);
                Keep();
            }
            catch (CardIoException e)
            {
                throw Failure(e);
            }
        }

        /// <summary>Records that /int may be lost from now on, so that the next attempt restores the backup.</summary>
        /// <exception cref="UpdateException">The record cannot be written.</exception>
        public void MarkLost()
        {
            Mark(BackupRecord.Lost);
        }

        /// <summary>Records that /int contains the backup's contents.</summary>
        /// <exception cref="UpdateException">The record cannot be written.</exception>
        public void Retire()
        {
            Mark(BackupRecord.Restored);
        }

        /// <summary>Checks that a backup, or a copy of it, has the contents that were recorded when the backup was made.</summary>
        /// <param name="path">Path of the backup or its copy.</param>
        /// <exception cref="CardIoException">The file cannot be read, or its contents differ.</exception>
        public void Verify(string path)
        {
            BackupRecord.Verify(_device, path, _record);
        }

        private UpdateException Failure(CardIoException e)
        {
            return new UpdateException(Stage.Backup, _percent, InternalStorageNames.Backup + ": " + e.Message);
        }

        private void Mark(string state)
        {
            try
            {
                if (Path != null)
                {
                    _record.Save(state);
                }
            }
            catch (CardIoException e)
            {
                throw Failure(e);
            }
        }

        private void Keep()
        {
            InternalStorageResult storage = _update.InternalStorage;
            string name = storage.Backup;
            if (storage.Source == InternalStorageSource.None)
            {
                _progress.Note("No /int to back up.");
                return;
            }

            if (storage.Source == InternalStorageSource.Volume)
            {
                name = MakeOfVolume();
            }
            else if (storage.Source == InternalStorageSource.Card)
            {
                using (CardFolderTree tree = new CardFolderTree(_device.Card, InternalStorageNames.Folder, InternalStorageNames.CopyMark))
                {
                    name = Make(FileList.Of(tree), BackupRecord.Saved);
                }
            }
            else if (name[0] == '/')
            {
                name = MakeOfOther(name);
            }
            else if (name == InternalStorageNames.Backup)
            {
                name = TakePrepared();
            }
            else
            {
                TakeOwn(name);
            }

            Path = _update.Package.PathOf(name);
            _register.Set(UpdateRegister.BackupMade);
            RetireOther();
            Prune();
        }

        private void Rename(string from, string to)
        {
            CardFault.Check(_device.Card.Replace(_update.Package.PathOf(from), _update.Package.PathOf(to)), to, "renamed");
        }

        // The mark is set before the rename, because otherwise the next attempt would need space for another backup.
        private void Take(string from, string name, string state, string checksum)
        {
            _record.Save(name, state, checksum);
            _register.Set(UpdateRegister.BackupMade);
            Rename(from, name);
        }

        private void TakeOwn(string name)
        {
            _progress.Note("Backup of /int: there already.");
            if (_record.Name == null)
            {
                // The record is damaged, and the update is unfinished.
                _record.Save(name, BackupRecord.Lost, ChecksumOf(name));
            }

            // If PreUpdate's backup exists, firmware has run after /int was lost, and PreUpdate has saved what /int then contained.
            // PreUpdate's file is kept under the number 0, so it is never treated as newer than the backup, even if the record is damaged
            // later.
            if (new CardFiles(_device).Find(_update.Package.PathOf(InternalStorageNames.Backup)) != null)
            {
                Rename(InternalStorageNames.Backup, BackupRecord.NameOf(0));
            }
        }

        private string MakeOfVolume()
        {
            LittleFsVolume volume = LittleFsVolume.Find(_device.Flash);

            // Stores the fingerprint, as firmware of the LittleFS era does. While the superblock is erased, the location of /int is known
            // only from this value.
            new SystemRegister(_device.BackupRegisters).SetFingerprint(volume.StartPage, volume.BlockCount);
            return Make(FileList.Of(volume.Walk()), BackupRecord.Saved);
        }

        private string TakePrepared()
        {
            _progress.Report(Stage.Backup, 0);
            string name = NewName();

            // If page 0 starts a stub, no firmware has run since the stub was armed, and this backup may be the only copy of the settings.
            string state = ResumeStub.ArmedPage(_device.Flash) == 0 ? BackupRecord.Saved : BackupRecord.Lost;
            Take(InternalStorageNames.Backup, name, state, ChecksumOf(InternalStorageNames.Backup));
            _progress.Note("Backup of /int: " + name + ", made by PreUpdate.");
            return name;
        }

        // Copies the backup of another package. This package needs a copy until /int is restored, because the user may remove the other
        // package from the card.
        private string MakeOfOther(string path)
        {
            using (ICardFile file = CardReading.Open(_device.Card, path))
            {
                return Make(FileList.Of(new TarTree(file, _device.Bytes)), BackupRecord.Lost);
            }
        }

        // From now on this package contains the settings. The record of the update that armed the stub must therefore no longer require
        // that its backup be restored: that package may be installed later, when /int contains newer settings. The record is also changed
        // if the other package's backup was unreadable.
        private void RetireOther()
        {
            uint armed = ResumeStub.ManifestCrc(_device.Flash);
            if (ResumeStub.ArmedPage(_device.Flash) != 0 && armed != _update.Package.Crc
                && ResumeStub.MayHaveLostSettings(_device.Flash))
            {
                BackupRecord other = BackupRecord.FindOther(_device, armed);
                if (other != null)
                {
                    other.Save(BackupRecord.Saved);
                }
            }
        }

        private string Make(FileList files, string state)
        {
            _progress.Report(Stage.Backup, 0);
            string name = NewName();
            string newest = BackupRecord.NameOf(_highest);

            // The CRC32 is computed before the archive is compared with /int: an archive that is complete during the comparison was also
            // complete when its CRC32 was computed.
            string checksum = _count > 0 ? ChecksumOf(newest) : null;
            if (checksum != null && IsSame(files, newest))
            {
                name = newest;
                _record.Save(name, state, checksum);
            }
            else
            {
                string path = _update.Package.PathOf(TemporaryName);
                Write(files, path);
                _percent = 50;
                _progress.Report(Stage.Backup, _percent);
                checksum = ChecksumOf(TemporaryName);
                Compare(files, path);
                _percent = 100;
                Take(TemporaryName, name, state, checksum);
            }

            _progress.Note(MessageFormat.Of("Backup of /int: @, # entries.", name, files.Count));
            _progress.Report(Stage.Backup, 100);
            return name;
        }

        private string ChecksumOf(string name)
        {
            return BackupRecord.ChecksumOf(_device, _update.Package.PathOf(name));
        }

        private bool IsSame(FileList files, string name)
        {
            try
            {
                return FirstDifference(files, _update.Package.PathOf(name)) == null;
            }
            catch (MalformedException)
            {
                return false;
            }
        }

        private string FirstDifference(FileList files, string path)
        {
            using (ICardFile file = CardReading.Open(_device.Card, path))
            {
                return TreeComparer.FirstDifference(_device.Bytes, files, FileList.Of(new TarTree(file, _device.Bytes)));
            }
        }

        private void Write(FileList files, string path)
        {
            CardFault.Check(_device.Card.Open(path, CardMode.Create, out ICardFile file), TemporaryName, "created");
            using (file)
            {
                TarWriter writer = new TarWriter(file, _device.Bytes);
                while (files.Next())
                {
                    if (files.IsDirectory)
                    {
                        writer.AddDirectory(files.Path);
                    }
                    else
                    {
                        writer.AddFile(files.Path, files.Size, files.Open(files.Position, files.Size));
                    }

                    _progress.Report(Stage.Backup, (int)(files.Position * 49 / files.Count));
                }

                writer.Finish();
                CardFault.Check(file.Close(), TemporaryName, "written");
            }
        }

        private void Compare(FileList files, string path)
        {
            string different = FirstDifference(files, path);
            if (different != null)
            {
                throw new CardIoException("it reads back differently (" + different + ").");
            }
        }

        /// <summary>Lists the backups in the package folder and chooses the name of the next one.</summary>
        /// <returns>The name whose number follows that of the newest backup.</returns>
        private string NewName()
        {
            ArrayList entries = new ArrayList();
            CardFault.Check(_device.Card.List(_update.Package.Folder, entries), _update.Package.Folder, "listed");
            _count = 0;
            _highest = 0;
            for (int i = 0; i < entries.Count; i++)
            {
                int number = BackupRecord.NumberOf(_device.Bytes, ((CardEntry)entries[i]!).Name);
                if (number > 0)
                {
                    _lowest = _count == 0 || number < _lowest ? number : _lowest;
                    _highest = number > _highest ? number : _highest;
                    _count++;
                }
            }

            return BackupRecord.NameOf(_highest + 1);
        }

        // Removing one backup is enough, because each run adds at most one.
        private void Prune()
        {
            NewName();
            string oldest = BackupRecord.NameOf(_lowest);
            if (_count > Newest && oldest != _record.Name)
            {
                CardFault.Check(_device.Card.Delete(_update.Package.PathOf(oldest)), oldest, "deleted");
            }
        }
    }
}
