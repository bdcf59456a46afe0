using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.Formats.LittleFs;
using FlipperUpdaterNano.Updater.Formats.Tar;
using FlipperUpdaterNano.Updater.Plan;
using FlipperUpdaterNano.Updater.State;

namespace FlipperUpdaterNano.Updater.Stages
{
    /// <summary>Stage 11: copies /int to <c>backup.tar</c> in the package folder, before anything can touch the volume.</summary>
    /// <remarks>
    /// Written under a temporary name, read back, compared with the volume, and only then renamed: if power is lost there is the backup of before
    /// or the new one. Once flash or radio have been written the volume may be gone, and the backup of this update is what there is.
    /// </remarks>
    public sealed class InternalStorageBackup
    {
        private const string TemporaryName = "backup.tmp";

        private readonly IDevice _device;
        private readonly string _folder;
        private readonly UpdateRegister _register;
        private readonly IStageProgress _progress;

        /// <summary>Initializes a new instance of the <see cref="InternalStorageBackup"/> class.</summary>
        /// <param name="device">The device.</param>
        /// <param name="folder">The package folder.</param>
        /// <param name="register">The progress word.</param>
        /// <param name="progress">Where it is told.</param>
        public InternalStorageBackup(IDevice device, string folder, UpdateRegister register, IStageProgress progress)
        {
            _device = device;
            _folder = folder;
            _register = register;
            _progress = progress;
        }

        /// <summary>Makes the backup.</summary>
        /// <param name="volume">The volume of /int.</param>
        /// <exception cref="UpdateException"><c>[11-yy]</c>: 0 to 49 writing, 50 to 99 reading back, 100 renaming.</exception>
        public void Make(LittleFsVolume volume)
        {
            _progress.Report(Stage.Backup, 0);
            string path = _folder + "/" + TemporaryName;
            int progress = 0;
            try
            {
                FileList files = FileList.Of(volume.Walk());
                Write(files, path);
                progress = 50;
                _progress.Report(Stage.Backup, progress);
                Compare(files, path);
                progress = 100;
                Check(_device.Card.Replace(path, _folder + "/" + InternalStorageNames.Backup), "renamed");

                // The value a firmware of that era has there anyway: it tells where /int was when its superblock is gone.
                new SystemRegister(_device.BackupRegisters).SetFingerprint(volume.StartPage, volume.BlockCount);
                _register.Set(UpdateRegister.BackupMade);
                _progress.Note(MessageFormat.Of("Backup of /int: # entries.", files.Count));
            }
            catch (CardIoException e)
            {
                throw new UpdateException(Stage.Backup, progress, InternalStorageNames.Backup + ": " + e.Message);
            }

            _progress.Report(Stage.Backup, 100);
        }

        private static void Check(int status, string what)
        {
            CardFault.Check(status, InternalStorageNames.Backup, what);
        }

        private void Write(FileList files, string path)
        {
            ICardFile file;
            Check(_device.Card.Open(path, CardMode.Create, out file), "created");
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
                Check(file.Close(), "written");
            }
        }

        private void Compare(FileList files, string path)
        {
            ICardFile file;
            Check(_device.Card.Open(path, CardMode.Read, out file), "read back");
            string different;
            using (file)
            {
                different = TreeComparer.FirstDifference(_device.Bytes, files, FileList.Of(new TarTree(file, _device.Bytes)));
            }

            if (different != null)
            {
                throw new CardIoException(InternalStorageNames.Backup + " does not read back as it was written (" + different + ").");
            }
        }
    }
}
