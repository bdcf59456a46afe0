using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.Formats.LittleFs;
using FlipperUpdaterNano.Updater.Formats.Tar;
using FlipperUpdaterNano.Updater.Stages;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>
    /// Stage 17: /int can be read whole, and fits into the pages that firmware and radio will leave free. A device without a volume is fine:
    /// firmware since August 2024 keeps /int on the card.
    /// </summary>
    internal sealed class IntCheck
    {
        private const int Unreadable = 10;
        private const int DoesNotFit = 20;
        private const int BackupUnreadable = 30;
        private const int TarBlock = 512;

        // Bytes of a file that a block surely holds beside the pointers of its list.
        private const int BlockData = 4000;

        private readonly PreflightContext _context;
        private readonly PreparedUpdate _update;

        private IntCheck(PreflightContext context)
        {
            _context = context;
            _update = context.Update;
        }

        internal static void Run(PreflightContext context)
        {
            context.Progress.Report(Stage.IntCheck, 0);
            new IntCheck(context).Run();
            context.Progress.Report(Stage.IntCheck, 100);
        }

        private static int PageOf(uint address)
        {
            return (int)((address - FlashGeometry.Base) / FlashGeometry.PageSize);
        }

        private void Run()
        {
            _update.IntEndPage = PageOf(_update.SecureStart);
            _update.IntFirstPage = _update.Firmware == null ? _update.IntEndPage : _update.Firmware.EndPage;
            if (IntBackup.IsKept(new UpdateRegister(_context.Device.BackupRegisters, _update.ManifestCrc)))
            {
                _update.IntSource = PreparedUpdate.IntBackup;
                _update.IntMoves = true;
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
                    _update.IntSource = PreparedUpdate.IntVolume;
                    TakeVolume(volume);
                }
            }
            catch (SourceException e)
            {
                Error(Unreadable, "/int cannot be read: " + e.Message);
            }

            return volume;
        }

        private void TakeVolume(LittleFsVolume volume)
        {
            if (_update.Firmware == null)
            {
                _update.IntFirstPage = volume.StartPage;
            }

            FileList files = FileList.Of(volume.Walk());
            ReadAll(files);
            _update.IntMoves = LacksSplash(files) || volume.StartPage != _update.IntFirstPage
                || volume.StartPage + volume.BlockCount != _update.IntEndPage;
            CheckFit(files);
        }

        private void CheckBackup()
        {
            string path = _update.PathOf(IntBackup.FileName);
            try
            {
                ICardFile file = CardReading.Open(_context.Device.Card, path);
                try
                {
                    FileList files = FileList.Of(new TarTree(file, _context.Device.Bytes));
                    ReadAll(files);
                    CheckFit(files);
                }
                finally
                {
                    file.Close();
                }
            }
            catch (SourceException e)
            {
                Error(BackupUnreadable, path + ", where alone /int is saved, cannot be used: " + e.Message);
            }
        }

        // Reads every byte, so that none is met for the first time when the volume is being replaced, and makes sure that the backup can
        // hold every name.
        private void ReadAll(FileList files)
        {
            uint bytes = 2 * TarBlock;
            TarHeader header = new TarHeader(_context.Device.Bytes);
            while (files.Next())
            {
                header.Format(files.Path, files.IsDirectory, 0);
                bytes += TarBlock;
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
                    throw new MalformedException(Sentence.Of("@ has # bytes instead of #.", files.Path, (int)size, (int)files.Size));
                }

                bytes += PreparedUpdate.Clusters(size, TarBlock);
            }

            _update.BackupBytes = _update.IntSource == PreparedUpdate.IntVolume ? bytes : 0;
        }

        private bool LacksSplash(FileList files)
        {
            return _update.SplashBytes > 0 && files.Find(SplashCopy.FileName) < 0;
        }

        private void CheckFit(FileList files)
        {
            files.Rewind();
            _update.IntBlocks = new LittleFsLayout(files, _context.Device.Bytes).Blocks
                + (LacksSplash(files) ? (int)(_update.SplashBytes / BlockData) + 1 : 0);
            int pages = _update.IntEndPage - _update.IntFirstPage;

            // Without a firmware in the package the backup goes where the volume was, which held it before.
            bool isPlaceKnown = _update.Firmware != null || _update.IntSource == PreparedUpdate.IntVolume;
            if (_update.IntMoves && isPlaceKnown && _update.IntBlocks > pages)
            {
                Error(
                    DoesNotFit, Sentence.Of("/int needs # pages, firmware and radio leave #.", _update.IntBlocks, pages));
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

            int end = volume == null ? PageOf(_context.Device.Flash.SecureStart) : volume.StartPage;
            for (int page = PageOf(limit); page < end; page++)
            {
                uint address = FlashGeometry.Base + (uint)(page * FlashGeometry.PageSize);
                if (!_context.Device.Flash.IsErased(address, FlashGeometry.PageSize))
                {
                    _context.Findings.Error(
                        Stage.ImageCheck,
                        85,
                        Sentence.Of(
                            "The new radio image at $ would cover the old firmware (page #): install a smaller firmware first.", (int)limit, page));
                    return;
                }
            }
        }

        private void Error(int progress, string text)
        {
            _context.Findings.Error(Stage.IntCheck, progress, text);
        }
    }
}
