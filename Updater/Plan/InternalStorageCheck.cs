using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Flash;
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

        // Bytes of a file that a block surely holds beside the pointers of its list.
        private const int BlockData = 4000;

        private readonly PreflightContext _context;
        private readonly bool _hasFirmware;
        private readonly uint _splashBytes;
        private readonly int _endPage;
        private InternalStorageSource _source;
        private bool _moves;
        private int _firstPage;
        private int _blocks;
        private uint _backupBytes;

        private InternalStorageCheck(PreflightContext context, RadioResult radio, PageMap firmware, uint splashBytes)
        {
            _context = context;
            _hasFirmware = firmware != null;
            _splashBytes = splashBytes;
            _endPage = FlashGeometry.PageOf(radio.SecureStart);
            _firstPage = firmware == null ? _endPage : firmware.EndPage;
        }

        /// <summary>Reads /int, or the backup that was made of it.</summary>
        /// <returns>What was found, even after an error.</returns>
        internal static InternalStorageResult Run(PreflightContext context, RadioResult radio, PageMap firmware, uint splashBytes)
        {
            context.Progress.Report(Stage.InternalStorageCheck, 0);
            InternalStorageCheck check = new InternalStorageCheck(context, radio, firmware, splashBytes);
            check.Run(radio.FirmwareLimit);
            context.Progress.Report(Stage.InternalStorageCheck, 100);
            return new InternalStorageResult(check._source, check._moves, check._endPage, check._blocks, check._backupBytes);
        }

        private void Run(uint firmwareLimit)
        {
            if (new UpdateRegister(_context.Device.BackupRegisters, _context.Package.Crc).IsBackupKept)
            {
                _source = InternalStorageSource.Backup;
                _moves = true;
                CheckBackup();
                return;
            }

            LittleFsVolume volume = CheckVolume();
            if (firmwareLimit != 0)
            {
                CheckOldFirmware(volume, firmwareLimit);
            }
        }

        private LittleFsVolume CheckVolume()
        {
            LittleFsVolume volume = null;
            try
            {
                volume = LittleFsVolume.Find(_context.Device.Flash);
                if (volume != null)
                {
                    _source = InternalStorageSource.Volume;
                    TakeVolume(volume);
                }
            }
            catch (CardIoException e)
            {
                Error(ErrorDetails.InternalStorageCheck.Unreadable, "/int cannot be read: " + e.Message);
            }

            return volume;
        }

        private void TakeVolume(LittleFsVolume volume)
        {
            if (!_hasFirmware)
            {
                _firstPage = volume.StartPage;
            }

            FileList files = FileList.Of(volume.Walk());
            ReadAll(files);
            _moves = LacksSplash(files) || volume.StartPage != _firstPage
                || volume.StartPage + volume.BlockCount != _endPage;
            CheckFit(files);
        }

        private void CheckBackup()
        {
            string path = _context.Package.PathOf(InternalStorageNames.Backup);
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
                Error(ErrorDetails.InternalStorageCheck.BackupUnreadable,
                    path + ", where alone /int is saved, cannot be used: " + e.Message);
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

                bytes += PreflightContext.Clusters(size, TarHeader.BlockSize);
            }

            _backupBytes = _source == InternalStorageSource.Volume ? bytes : 0;
        }

        private bool LacksSplash(FileList files)
        {
            return _splashBytes > 0 && files.Find(InternalStorageNames.Slideshow) < 0;
        }

        private void CheckFit(FileList files)
        {
            files.Rewind();
            _blocks = new LittleFsLayout(files, _context.Device.Bytes).Blocks
                + (LacksSplash(files) ? (int)(_splashBytes / BlockData) + 1 : 0);
            int pages = _endPage - _firstPage;

            // Without a firmware in the package the backup goes where the volume was, which held it before.
            bool isPlaceKnown = _hasFirmware || _source == InternalStorageSource.Volume;
            if (_moves && isPlaceKnown && _blocks > pages)
            {
                Error(
                    ErrorDetails.InternalStorageCheck.DoesNotFit,
                    MessageFormat.Of("/int needs # pages, firmware and radio leave #.", _blocks, pages));
            }
        }

        // The radio image is written while the old firmware must still start this updater after each reset: it must not lie under the image.
        // The firmware ends at its volume; without one, where flash is erased.
        private void CheckOldFirmware(LittleFsVolume volume, uint limit)
        {
            int end = volume == null ? FlashGeometry.PageOf(_context.Device.Flash.SecureStart) : volume.StartPage;
            for (int page = FlashGeometry.PageOf(limit); page < end; page++)
            {
                if (!_context.Device.Flash.IsErased(FlashGeometry.AddressOf(page), FlashGeometry.PageSize))
                {
                    _context.Findings.Error(
                        Stage.ImageCheck,
                        ErrorDetails.ImageCheck.RadioOverFirmware,
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
