using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Flash;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.Formats.LittleFs;
using FlipperUpdaterNano.Updater.Formats.Tar;
using FlipperUpdaterNano.Updater.State;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>Stage 17: chooses the source and target of /int, reads the whole source, and checks that it fits into the target.</summary>
    /// <remarks>
    /// The source of /int is the first of these stores whose condition holds; no other store is read:
    /// <code>
    /// another update's readable backup, in any package, if page 0 starts the stub for that update, which may have lost /int
    /// our backup, if it exists and its record is "not restored", because /int may be incomplete by now
    /// backup.tar, if it exists and page 0 starts no stub; PreUpdate has just written it from the firmware's /int
    /// our backup alone, while the registers show that no firmware has run since, or page 0 starts the resume stub for this manifest
    /// backup.tar, if page 0 starts the stub for another manifest whose update may have lost /int; an error if it is missing
    /// /ext/.int, which is not changed, if page 0 starts the stub for another manifest whose update keeps it
    /// /ext/.int, if the firmware in flash contains its name (since August 2024); otherwise the LittleFS volume; neither need exist
    /// </code>
    /// The target is where the new firmware keeps /int; the image of that firmware, too, is searched for the name of the folder.
    /// </remarks>
    internal sealed class InternalStorageCheck
    {
        // Minimum number of file bytes in a block; the remaining bytes hold the pointers of the skip list.
        private const int BlockData = 4000;

        // Number of blocks of the additional metadata pair that one more file may need.
        private const int PairBlocks = 2;

        private readonly PreflightContext _context;
        private readonly PageMap _firmware;
        private readonly uint _splashBytes;
        private readonly bool _endsInReset;
        private readonly int _endPage;
        private readonly bool _isArmed;
        private InternalStorageScan _scan;
        private InternalStorageSource _source;
        private InternalStorageTargets _targets;
        private string _backup;
        private string _checksum;
        private bool _moves;
        private int _firstPage;
        private int _blocks;
        private uint _bytes;
        private uint _cardBytes;

        private InternalStorageCheck(
            PreflightContext context, RadioResult radio, PageMap firmware, uint splashBytes, InternalStorageTargets targets,
            bool endsInReset)
        {
            _context = context;
            _firmware = firmware;
            _splashBytes = splashBytes;
            _targets = targets;
            _endsInReset = endsInReset;
            _isArmed = ResumeStub.ArmedPage(context.Device.Flash) != 0;
            _endPage = FlashGeometry.PageOf(radio.SecureStart);
            _firstPage = firmware == null ? _endPage : firmware.EndPage;
        }

        /// <summary>Reads /int or its backup.</summary>
        /// <param name="context">The shared state of the checks.</param>
        /// <param name="radio">The result of the radio check, with the first flash address that CPU2 owns after the update.</param>
        /// <param name="firmware">The firmware of the package, or <see langword="null"/>.</param>
        /// <param name="splashBytes">Size of the splash in bytes, or 0.</param>
        /// <param name="targets">Location at which the package's firmware keeps /int; None if the package contains no firmware.</param>
        /// <param name="endsInReset">Whether this boot ends with the reset caused by the radio step or the option bytes.</param>
        /// <returns>The result, even after an error.</returns>
        internal static InternalStorageResult Run(
            PreflightContext context,
            RadioResult radio,
            PageMap firmware,
            uint splashBytes,
            InternalStorageTargets targets,
            bool endsInReset)
        {
            context.Progress.Report(Stage.InternalStorageCheck, 0);
            InternalStorageCheck check = new InternalStorageCheck(context, radio, firmware, splashBytes, targets, endsInReset);
            if (!context.OmitsRest)
            {
                check.Run(radio.FirmwareLimit);
            }

            context.Progress.Report(Stage.InternalStorageCheck, 100);
            return new InternalStorageResult(
                check._source, check._backup, check._targets, check._moves, check._endPage, check._blocks, check._bytes, check._cardBytes);
        }

        private InternalStorageScan Scan()
        {
            return _scan = _scan ?? InternalStorageScan.OfFlash(_context.Device, _context.Buffer);
        }

        private void Run(uint firmwareLimit)
        {
            UpdateRegister register = new UpdateRegister(_context.Device.BackupRegisters, _context.Package.Crc);
            bool leaves = _endsInReset || _context.Manifest.HandoverToFirmware;
            _targets = leaves ? InternalStorageTargets.None : _targets == InternalStorageTargets.None ? Scan().Targets : _targets;
            bool isLost = UseBackup(register);
            if (_source == InternalStorageSource.None && !isLost)
            {
                UseFirmware();
            }

            if (firmwareLimit != 0 && !isLost)
            {
                CheckOldFirmware(firmwareLimit);
            }

            if (!leaves)
            {
                _context.Findings.Info(
                    Stage.InternalStorageCheck, "/int: from " + SourceText() + ", to " + (_targets == InternalStorageTargets.Both
                        ? "flash and card: the firmware does not show which."
                        : _targets == InternalStorageTargets.Card ? InternalStorageNames.Folder + "." : "flash."));
            }
        }

        private string SourceText()
        {
            return _source == InternalStorageSource.Backup ? _backup : _source == InternalStorageSource.Card ? InternalStorageNames.Folder
                : _source == InternalStorageSource.Volume ? "flash" : "nothing";
        }

        /// <summary>Selects a backup as the source, if a usable backup exists.</summary>
        /// <returns>True if /int may be lost, in which case only a backup can be the source.</returns>
        private bool UseBackup(UpdateRegister register)
        {
            try
            {
                uint armed = ResumeStub.ManifestCrc(_context.Device.Flash);
                bool isOurs = _isArmed && armed == _context.Package.Crc;
                BackupRecord record = BackupRecord.Read(_context.Device, _context.Package, isOurs || register.IsBackupKept);
                isOurs = isOurs && record.Name != null;
                bool isOfOther = _isArmed && !isOurs && ResumeStub.MayHaveLostSettings(_context.Device.Flash);
                bool isKept = register.IsBackupKept || isOurs;
                string prepared = _context.Package.PathOf(InternalStorageNames.Backup);
                bool isLost = record.IsLost && _context.Exists(record.Path);
                BackupRecord other = isOfOther ? BackupRecord.FindOther(_context.Device, armed) : null;
                bool isUsed = (other != null && CheckBackup(other.Path, other, false)) || (!isLost && (!_isArmed || isOfOther)
                    && _context.Exists(prepared) && CheckBackup(InternalStorageNames.Backup, null, false));
                if (!isUsed && record.Name != null && (record.IsLost || isOurs || register.Has(UpdateRegister.BackupMade)))
                {
                    isUsed = CheckBackup(record.Name, record, isKept || isLost);
                }

                if (!isUsed && isKept)
                {
                    CheckBackup(InternalStorageNames.Backup, null, true);
                }
                else if (!isUsed && isOfOther)
                {
                    Error(
                        ErrorDetails.InternalStorageCheck.BackupUnreadable,
                        "Only the interrupted update's package has /int; put it back.");
                }

                record.DeleteDuplicate(_context.MayResume ? _backup : null, _checksum);
                return isKept || _isArmed || (isUsed && record.IsLost);
            }
            catch (CardIoException e)
            {
                Error(ErrorDetails.InternalStorageCheck.BackupUnreadable, e.Message);
                return true;
            }
        }

        /// <summary>Reads a backup and makes it the source.</summary>
        /// <param name="name">File name of the backup; the path if the backup is in another package.</param>
        /// <param name="record">The record of the backup; null for the backup of PreUpdate, which has none.</param>
        /// <param name="isOnlyCopy">Whether /int may be lost, in which case no other source is possible.</param>
        /// <returns><see langword="false"/> if the backup is not usable and another source may be tried.</returns>
        private bool CheckBackup(string name, BackupRecord record, bool isOnlyCopy)
        {
            string path = name[0] == '/' ? name : _context.Package.PathOf(name);
            try
            {
                _checksum = BackupRecord.Verify(_context.Device, path, record);
                using (ICardFile file = CardReading.Open(_context.Device.Card, path))
                {
                    FileList files = FileList.Of(new TarTree(file, _context.Device.Bytes));
                    ReadAll(files);
                    _source = InternalStorageSource.Backup;
                    _backup = name;
                    _moves = true;
                    CheckTargets(files);
                }
            }
            catch (CardIoException e)
            {
                _source = InternalStorageSource.None;
                _backup = null;
                if (name[0] == '/' || (!isOnlyCopy && (e is MalformedException || !_context.Exists(path))))
                {
                    _context.Findings.Warning(Stage.InternalStorageCheck, path + " is not used: " + e.Message);
                    return false;
                }

                Error(ErrorDetails.InternalStorageCheck.BackupUnreadable, path + " cannot be used: " + e.Message);
            }

            return true;
        }

        private void UseFirmware()
        {
            try
            {
                if (!Scan().IsOnCard)
                {
                    UseVolume();
                }
                else if (_context.Device.Card.Stat(InternalStorageNames.Folder, out CardEntry entry) == CardStatus.Ok && entry.IsDirectory)
                {
                    UseFolder();
                }
            }
            catch (CardIoException e)
            {
                Error(ErrorDetails.InternalStorageCheck.Unreadable, "/int cannot be read: " + e.Message);
            }
        }

        private void UseVolume()
        {
            LittleFsVolume volume = LittleFsVolume.Find(_context.Device.Flash);
            if (volume == null)
            {
                return;
            }

            _source = InternalStorageSource.Volume;
            if (_firmware == null)
            {
                _firstPage = volume.StartPage;
            }

            FileList files = FileList.Of(volume.Walk());
            ReadAll(files);
            _moves = LacksSplash(files) || volume.StartPage != _firstPage || volume.StartPage + volume.BlockCount != _endPage
                || (_targets & InternalStorageTargets.Card) != 0;
            CheckTargets(files);
        }

        private void UseFolder()
        {
            ICard card = _context.Device.Card;
            using (CardFolderTree tree = new CardFolderTree(card, InternalStorageNames.Folder, InternalStorageNames.CopyMark))
            {
                _source = InternalStorageSource.Card;
                FileList files = FileList.Of(tree);
                ReadAll(files);
                _moves = LacksSplash(files) || (_targets & InternalStorageTargets.Flash) != 0;
                CheckTargets(files);
            }
        }

        // Reads every byte, so that errors are detected before /int is replaced, and checks that a backup can hold every name.
        private void ReadAll(FileList files)
        {
            _bytes = 2 * TarHeader.BlockSize;
            TarHeader header = new TarHeader(_context.Device.Bytes);
            while (files.Next())
            {
                header.Format(files.Path, files.IsDirectory, 0);
                _bytes += TarHeader.BlockSize;
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

                _bytes += PreflightContext.Clusters(size, TarHeader.BlockSize);
            }
        }

        private bool LacksSplash(FileList files)
        {
            return _splashBytes > 0 && files.Find(InternalStorageNames.Slideshow) < 0;
        }

        private void CheckTargets(FileList files)
        {
            _cardBytes = _source == InternalStorageSource.Backup && _backup[0] != '/' ? 0 : _bytes;
            if ((_targets & InternalStorageTargets.Flash) != 0)
            {
                CheckFit(files);
            }

            if ((_targets & InternalStorageTargets.Card) != 0)
            {
                CheckNames(files);
            }
        }

        private void CheckFit(FileList files)
        {
            files.Rewind();
            _blocks = new LittleFsLayout(files, _context.Device.Bytes).Blocks
                + (LacksSplash(files) ? (int)(_splashBytes / BlockData) + 1 + PairBlocks : 0);
            int pages = _endPage - _firstPage;

            // If the package contains no firmware, the backup is restored to the pages of the existing volume.
            bool isPlaceKnown = _firmware != null || _source == InternalStorageSource.Volume;
            if (!_moves || !isPlaceKnown || _blocks <= pages)
            {
                return;
            }

            if (_targets == InternalStorageTargets.Flash)
            {
                Error(
                    ErrorDetails.InternalStorageCheck.DoesNotFit,
                    MessageFormat.Of("/int needs # pages; firmware and radio leave #.", _blocks, pages));
            }

            // It is unknown whether the new firmware keeps /int in flash. Flash lacks space for the files, so the card is the only possible
            // target.
            _targets = InternalStorageTargets.Card;
            _blocks = 0;
        }

        // littlefs accepts any byte in a name and is case-sensitive; FAT restricts the characters and ignores case.
        private void CheckNames(FileList files)
        {
            int cluster = _context.Device.Card.ClusterSize;
            uint[] hashes = new uint[files.Count];
            bool isInPlace =
                !LacksSplash(files) && (_source == InternalStorageSource.Card || RestoreList.IsInPlace(_context.Device, files));
            _cardBytes += isInPlace ? 0 : (uint)cluster;
            for (int i = 0; i < files.Count; i++)
            {
                FileListEntry entry = files.At(i);
                _cardBytes += isInPlace ? 0 : PreflightContext.Clusters(entry.IsDirectory ? 1 : entry.Size, cluster);
                if (!SafePath.IsSafe(entry.Path) || !TryHash(entry.Path, 0, out hashes[i]))
                {
                    Error(ErrorDetails.InternalStorageCheck.DoesNotFit, "The card cannot hold the name /int/" + entry.Path + ".");
                    continue;
                }

                for (int j = 0; j < i; j++)
                {
                    if (hashes[j] == hashes[i] && TryHash(entry.Path, 1, out uint one) && TryHash(files.At(j).Path, 1, out uint other)
                        && one == other)
                    {
                        Error(
                            ErrorDetails.InternalStorageCheck.DoesNotFit,
                            "/int/" + files.At(j).Path + " and /int/" + entry.Path + " are the same name on FAT.");
                    }
                }
            }
        }

        private bool TryHash(string path, uint seed, out uint hash)
        {
            return _context.Device.Card.HashPath(InternalStorageNames.Folder + "/" + path, seed, out hash) == CardStatus.Ok;
        }

        // The radio image must not overlap the old firmware, which must still start this updater after each reset while the image is
        // written. The old firmware ends at its volume or, without a volume, where flash is erased or contains an earlier resume stub.
        private void CheckOldFirmware(uint limit)
        {
            int end = LittleFsVolume.FindPage(_context.Device.Flash);
            for (int page = FlashGeometry.PageOf(limit); page < end; page++)
            {
                if (!ResumeStub.IsFree(_context.Device.Flash, page))
                {
                    _context.Findings.Error(
                        Stage.ImageCheck,
                        ErrorDetails.ImageCheck.RadioOverFirmware,
                        MessageFormat.Of(
                            "The new radio image at $ would cover the old firmware (page #): install a smaller firmware first.",
                            (int)limit, page));
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
