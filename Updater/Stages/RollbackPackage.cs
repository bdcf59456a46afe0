using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Flash;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.Plan;

namespace FlipperUpdaterNano.Updater.Stages
{
    /// <summary>
    /// Keeps the firmware that is about to be replaced as an ordinary package, <c>/ext/update/rollback-VERSION</c>, and stores the way
    /// back, which is the path of the package's manifest, in <see cref="UpdatePointer.WayBack"/>.
    /// </summary>
    /// <remarks>
    /// Flash is only read. If a way back exists, the update is unfinished. The package to which it refers is then kept, because radio and
    /// option bytes may have changed since that package was made; only its backup is replaced with the current one. The folder has a
    /// temporary name until each file has been read back:
    /// <code>
    /// power lost while                          the card then has                the next run
    /// files are written                         a temporary folder               removes the folder and starts again
    /// a package of the same name is set aside   its old name, new name or both   completes the rename or starts again
    /// the folder is renamed                     its old name, new name or both   replaces the package
    /// the way back is written                   the package without a way back   replaces or keeps the package
    /// older packages are removed                the package, perhaps renamed     removes the older package
    /// </code>
    /// If the card is full or fails, the update continues without the package and writes a line to the log. If the card is removed, the
    /// update stops; the next attempt creates the package.
    /// </remarks>
    public sealed class RollbackPackage
    {
        private const int DfuHeadSize = 293;
        private const int DfuTargetSizeOffset = 277;
        private const int DfuElementOffset = 285;
        private const int DfuSuffix = 17;
        private const int VersionIndex = 2;
        private const int VersionText = 16;
        private const uint VersionMagic = 0x0001BE40;
        private const int LongestVersion = 32;

        // The head consists of "DfuSe", version 1, the size, one target and "Target". The suffix consists of device version FFFF (any),
        // product DF11, vendor 0483, DFU 1.1a, "UFD" and the size of the suffix.
        private static readonly byte[] s_dfu =
        {
            0x44, 0x66, 0x75, 0x53, 0x65, 1, 0, 0, 0, 0, 1, 0x54, 0x61, 0x72, 0x67, 0x65, 0x74,
            0xFF, 0xFF, 0x11, 0xDF, 0x83, 0x04, 0x1A, 0x01, 0x55, 0x46, 0x44, 16,
        };

        private readonly IDevice _device;
        private readonly PreparedUpdate _update;
        private readonly IStageProgress _progress;
        private readonly CardFiles _work;
        private readonly RollbackFolders _folders;
        private uint _crc;

        /// <summary>Creates the step; the device is not changed yet.</summary>
        /// <param name="device">The device.</param>
        /// <param name="update">The update as verified by the preflight.</param>
        /// <param name="progress">Receives progress.</param>
        public RollbackPackage(IDevice device, PreparedUpdate update, IStageProgress progress)
        {
            _device = device;
            _update = update;
            _progress = progress;
            _work = new CardFiles(device);
            _folders = new RollbackFolders(device, _work, update.Package.Folder, progress);
        }

        /// <summary>Creates the package if the update replaces firmware that is complete in flash.</summary>
        /// <param name="backup">This update's backup of /int.</param>
        /// <exception cref="UpdateException"><c>[16-0]</c>: the card was removed.</exception>
        public void Run(InternalStorageBackup backup)
        {
            if (!_update.Keeps)
            {
                return;
            }

            try
            {
                string crc = Checksum();
                string version = Version() ?? crc;
                string name = RollbackPlan.Prefix + version;
                _folders.Clear();
                bool isThere = _work.Find(UpdatePointer.WayBack) != null && _folders.Has(name, crc);
                _work.Delete(UpdatePointer.WayBack);
                if (isThere || _update.Rollback.Fits || _update.Rollback.HasRoom(_device.Card))
                {
                    _progress.Report(Stage.Rollback, 0);
                    if (isThere)
                    {
                        CopyBackup(backup, RollbackPlan.Root + name);
                    }
                    else
                    {
                        name = Make(version, crc, backup);
                    }

                    Write(UpdatePointer.WayBack, RollbackPlan.Root + name + "/" + RollbackFolders.Manifest);
                    _progress.Note("The old firmware is kept: " + name + ".");
                    _progress.Report(Stage.Rollback, 100);
                }
            }
            catch (CardIoException e)
            {
                _progress.Note("The old firmware is not kept: " + e.Message);
            }

            CleanUp();
        }

        // If the card fails, the folder may stay; the next run tries again. If the card has been removed, the error concerns the card and
        // stops the update.
        private void CleanUp()
        {
            try
            {
                _folders.Prune();
            }
            catch (CardIoException e)
            {
                _progress.Note(e.Message);
            }

            if (!_device.Card.IsPresent)
            {
                throw new UpdateException(Stage.CardCheck, ErrorDetails.CardCheck.NoCard, CardCheck.NoCardText);
            }
        }

        private string Make(string version, string crc, InternalStorageBackup backup)
        {
            ManifestResult radio = _update.Rollback.Radio;
            UpdateManifest running = _update.Package.Manifest;
            string name = _folders.Prepare(version) ?? _folders.Prepare(crc) ?? throw new CardIoException("its name is taken.");
            WriteFirmware(_folders.PathOf(RollbackManifest.Firmware));
            Copy(_update.Package.PathOf(running.Loader), _folders.PathOf(RollbackManifest.Loader), running.LoaderCrc);
            Copy(_update.Package.PathOf(running.Resume), _folders.PathOf(RollbackManifest.Stub), running.ResumeCrc);
            CopyBackup(backup, _folders.Temporary);
            if (radio != null)
            {
                Copy(radio.PathOf(radio.Manifest.Radio), _folders.PathOf(RollbackManifest.Radio), radio.Manifest.RadioCrc);
            }

            Write(
                _folders.PathOf(RollbackFolders.Manifest),
                _folders.HeadOf(name, crc)
                    + RollbackManifest.Text(name, running, radio == null ? null : radio.Manifest, _device.OptionBytes));
            _folders.Complete(name);
            if (_update.Radio.Changes && radio == null)
            {
                _progress.Note("No package on the card has its radio.");
            }

            return name;
        }

        private void CopyBackup(InternalStorageBackup backup, string folder)
        {
            if (backup.Path != null)
            {
                string path = folder + "/" + InternalStorageNames.Backup;
                Copy(backup.Path, path);
                backup.Verify(path);
            }
        }

        // Returns the version string in the firmware (docs/reference/hardware.md 5.4), if it is a valid file name.
        private string Version()
        {
            byte[] text = new byte[LongestVersion];
            int end = Read(_device.BackupRegisters.Read(VersionIndex), text) && (LittleEndian.ToUInt32(text, 0) & 0xFFFFFF) == VersionMagic
                && Read(LittleEndian.ToUInt32(text, VersionText), text) ? _device.Bytes.IndexOf(text, 0, LongestVersion, 0) : 0;
            string version = end > 0 ? Utf8.ToTextOrNull(text, 0, end) : null;
            return version != null && version.IndexOf('/') < 0
                && _device.Card.HashPath(RollbackPlan.Root + version, 0, out uint hash) == CardStatus.Ok ? version : null;
        }

        private bool Read(uint address, byte[] buffer)
        {
            return _device.Flash.Read(address, buffer, 0, buffer.Length) == FlashStatus.Ok;
        }

        private string Checksum()
        {
            _ = _device.Flash.Crc32(0, FlashGeometry.Base, _update.Rollback.Pages * FlashGeometry.PageSize, out uint crc);
            return Hex.Text(crc);
        }

        // Writes one element that starts at page 0. The suffix ends in the CRC of all preceding bytes, so the CRC32 of the whole file is
        // DfuFile.WholeFileCrc.
        private void WriteFirmware(string path)
        {
            int pages = _update.Rollback.Pages;
            uint size = (uint)(pages * FlashGeometry.PageSize);
            byte[] head = new byte[DfuHeadSize];
            byte[] page = new byte[FlashGeometry.PageSize];
            System.Array.Copy(s_dfu, head, DfuSuffix);
            LittleEndian.Write32(size + DfuHeadSize, head, 6);
            LittleEndian.Write32(size + DfuHeadSize - DfuElementOffset, head, DfuTargetSizeOffset);
            LittleEndian.Write32(1, head, DfuTargetSizeOffset + 4);
            LittleEndian.Write32(FlashGeometry.Base, head, DfuElementOffset);
            LittleEndian.Write32(size, head, DfuElementOffset + 4);
            _crc = 0;
            using (ICardFile file = _work.Open(path, CardMode.Create))
            {
                Add(file, head, 0, DfuHeadSize);
                for (int i = 0; i < pages; i++)
                {
                    if (!Read(FlashGeometry.AddressOf(i), page))
                    {
                        throw new CardIoException(MessageFormat.Of("page # of flash cannot be read.", i));
                    }

                    Add(file, page, 0, FlashGeometry.PageSize);
                    _progress.Report(Stage.Rollback, i * 100 / pages);
                }

                Add(file, s_dfu, DfuSuffix, s_dfu.Length - DfuSuffix);
                LittleEndian.Write32(~_crc, page, 0);
                Add(file, page, 0, 4);
                CardFault.Check(file.Close(), path, "written");
            }

            Compare(path, DfuFile.WholeFileCrc);
        }

        private void Add(ICardFile file, byte[] data, int offset, int count)
        {
            CardFault.Check(file.Write(data, offset, count), RollbackManifest.Firmware, "written");
            _crc = _device.Bytes.Crc32(_crc, data, offset, count);
        }

        private void Copy(string from, string path, uint crc)
        {
            Copy(from, path);
            Compare(path, crc);
        }

        private void Copy(string from, string path)
        {
            using (ICardFile source = _work.Open(from, CardMode.Read))
            {
                _work.Write(path, new CardFileSource(source));
            }
        }

        private void Compare(string path, uint crc)
        {
            if (CardReading.Crc32(_device, path) != crc)
            {
                throw new CardIoException(path + " differs when read back.");
            }
        }

        private void Write(string path, string text)
        {
            CardFault.Check(CardWriting.Create(_device.Card, path, Utf8.ToBytes(text)), path, "written");
        }
    }
}
