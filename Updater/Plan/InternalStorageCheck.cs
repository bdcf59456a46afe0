using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.Formats.LittleFs;
using FlipperUpdaterNano.Updater.Formats.Tar;
using FlipperUpdaterNano.Updater.State;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>
    /// Stage 17: /int can be read whole, and fits into the pages that firmware and radio will leave free. A device without a volume is fine:
    /// firmware since August 2024 keeps /int on the card.
    /// </summary>
    internal sealed class InternalStorageCheck
    {
        private const int Unreadable = 10;
        private const int DoesNotFit = 20;
        private const int BackupUnreadable = 30;

        // Bytes of a file that a block surely holds beside the pointers of its list.
        private const int BlockData = 4000;

        private readonly PreflightContext _context;
        private readonly PreparedUpdate _update;

        private InternalStorageCheck(PreflightContext context)
        {
            _context = context;
            _update = context.Update;
        }

        internal static void Run(PreflightContext context)
        {
            context.Progress.Report(Stage.InternalStorageCheck, 0);
            new InternalStorageCheck(context).Run();
            context.Progress.Report(Stage.InternalStorageCheck, 100);
        }

        private void Run()
        {
            _update.InternalStorageEndPage = FlashGeometry.PageOf(_update.SecureStart);
            _update.InternalStorageFirstPage = _update.Firmware == null ? _update.InternalStorageEndPage : _update.Firmware.EndPage;
            if (new UpdateRegister(_context.Device.BackupRegisters, _update.ManifestCrc).IsBackupKept)
            {
                _update.InternalStorageSource = InternalStorageSource.Backup;
                _update.InternalStorageMoves = true;
                CheckBackup();
                return;
            }

            LittleFsVolume volume = CheckVolume();
            CheckOldFirmware(volume);
        }

        private LittleFsVolume CheckVolume()
        {
            LittleFsVolume volume = null;
            try
            {
                volume = LittleFsVolume.Find(_context.Device.Flash);
                if (volume != null)
                {
                    _update.InternalStorageSource = InternalStorageSource.Volume;
                    TakeVolume(volume);
                }
            }
            catch (CardIoException e)
            {
                Error(Unreadable, "/int cannot be read: " + e.Message);
            }

            return volume;
        }

        private void TakeVolume(LittleFsVolume volume)
        {
            if (_update.Firmware == null)
            {
                _update.InternalStorageFirstPage = volume.StartPage;
            }

            FileList files = FileList.Of(volume.Walk());
            ReadAll(files);
            _update.InternalStorageMoves = LacksSplash(files) || volume.StartPage != _update.InternalStorageFirstPage
                || volume.StartPage + volume.BlockCount != _update.InternalStorageEndPage;
            CheckFit(files);
        }

        private void CheckBackup()
        {
            string path = _update.PathOf(InternalStorageNames.Backup);
            try
            {
                using (ICardFile file = CardReading.Open(_context.Device.Card, path))
                {
                    FileList files = FileList.Of(new TarTree(file, _context.Device.Bytes));
                    ReadAll(files);
                    CheckFit(files);
                }
            }
            catch (CardIoException e)
            {
                Error(BackupUnreadable, path + ", where alone /int is saved, cannot be used: " + e.Message);
            }
        }

        // Reads every byte, so that none is met for the first time when the volume is being replaced, and makes sure that the backup can
        // hold every name.
        private void ReadAll(FileList files)
        {
            uint bytes = 2 * TarHeader.BlockSize;
            TarHeader header = new TarHeader(_context.Device.Bytes);
            while (files.Next())
            {
                header.Format(files.Path, files.IsDirectory, 0);
                bytes += TarHeader.BlockSize;
                if (files.IsDirectory)
                {
                    continue;
                }

                IByteSource source = files.Open(files.Position, files.Size);
                uint size = 0;
                int read;
                while ((read = source.Read(_context.Buffer, 0, _context.Buffer.Length)) > 0)
                {
                    size += (uint)read;
                }

                if (size != files.Size)
                {
                    throw new MalformedException(MessageFormat.Of("@ has # bytes instead of #.", files.Path, (int)size, (int)files.Size));
                }

                bytes += PreparedUpdate.Clusters(size, TarHeader.BlockSize);
            }

            _update.BackupBytes = _update.InternalStorageSource == InternalStorageSource.Volume ? bytes : 0;
        }

        private bool LacksSplash(FileList files)
        {
            return _update.SplashBytes > 0 && files.Find(InternalStorageNames.Slideshow) < 0;
        }

        private void CheckFit(FileList files)
        {
            files.Rewind();
            _update.InternalStorageBlocks = new LittleFsLayout(files, _context.Device.Bytes).Blocks
                + (LacksSplash(files) ? (int)(_update.SplashBytes / BlockData) + 1 : 0);
            int pages = _update.InternalStorageEndPage - _update.InternalStorageFirstPage;

            // Without a firmware in the package the backup goes where the volume was, which held it before.
            bool isPlaceKnown = _update.Firmware != null || _update.InternalStorageSource == InternalStorageSource.Volume;
            if (_update.InternalStorageMoves && isPlaceKnown && _update.InternalStorageBlocks > pages)
            {
                Error(
                    DoesNotFit, MessageFormat.Of("/int needs # pages, firmware and radio leave #.", _update.InternalStorageBlocks, pages));
            }
        }

        // The radio image is written while the old firmware must still start this updater after each reset: it must not lie under the image.
        // The firmware ends at its volume; without one, where flash is erased.
        private void CheckOldFirmware(LittleFsVolume volume)
        {
            uint limit = _context.FirmwareLimit;
            if (limit == 0)
            {
                return;
            }

            int end = volume == null ? FlashGeometry.PageOf(_context.Device.Flash.SecureStart) : volume.StartPage;
            for (int page = FlashGeometry.PageOf(limit); page < end; page++)
            {
                if (!_context.Device.Flash.IsErased(FlashGeometry.AddressOf(page), FlashGeometry.PageSize))
                {
                    _context.Findings.Error(
                        Stage.ImageCheck,
                        85,
                        MessageFormat.Of(
                            "The new radio image at $ would cover the old firmware (page #): install a smaller firmware first.", (int)limit, page));
                    return;
                }
            }
        }

        private void Error(int progress, string text)
        {
            _context.Findings.Error(Stage.InternalStorageCheck, progress, text);
        }
    }
}
