using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.State;

namespace FlipperUpdaterNano.Updater.Flash
{
    /// <summary>
    /// Stages 3 and 4: writes the firmware to flash and verifies it. While the firmware is incomplete, page 0 starts the resume stub.
    /// </summary>
    /// <remarks>
    /// If the first word of flash is erased (empty check), the ROM starts USB DFU; a valid vector table over a half-written image hangs the
    /// device. The empty check is repeated at power-on. A system reset leaves FLASH_ACR.EMPTY unchanged, so the flag is set before page 0
    /// is erased and cleared after page 0 is verified. In the table, . is erased, o old, n new, s stub:
    /// <code>
    ///                        page 0       pages 1 to n    stub   starts as
    /// before                 oooooooo     oooooooooooo    ..     old firmware
    /// stub written           oooooooo     oooooooooooo    ss     old firmware
    /// page 0 erased          ........     oooooooooooo    ss     USB DFU
    /// vectors except first   .ssss...     oooooooooooo    ss     USB DFU
    /// armed                  sssss...     oooooooooooo    ss     resume stub
    /// pages replaced         sssss...     nnnnnnnooooo    ss     resume stub
    /// restore, resources     sssss...     nnnnnnnnnnnn    ss     resume stub
    /// page 0 erased          ........     nnnnnnnnnnnn    ss     USB DFU
    /// page 0 except 8 bytes  .nnnnnnn     nnnnnnnnnnnn    ss     USB DFU
    /// sealed                 nnnnnnnn     nnnnnnnnnnnn    ss     new firmware
    /// </code>
    /// Without a stub, page 0 is erased first and its first double word is programmed last, before /int is restored:
    /// <code>
    /// page 0 erased          ........     oooooooooooo           USB DFU
    /// pages replaced         ........     nnnnnnnooooo           USB DFU
    /// page 0 except 8 bytes  .nnnnnnn     nnnnnnnnnnnn           USB DFU
    /// first double word      nnnnnnnn     nnnnnnnnnnnn           new firmware
    /// </code>
    /// A page that already has the correct contents is not rewritten, so a retry writes only the remaining pages. If all pages have the
    /// correct contents, nothing is erased or armed. A power loss in any step leaves the state shown in the line before or after that step;
    /// the contents of the page in progress are then undefined. No order of writes can protect against a power loss while page 0 is being
    /// erased (22 ms) or its first double word is being programmed (82 us), because such a power loss leaves the first word itself
    /// undefined. If the chip then starts neither firmware nor USB DFU, the user starts USB DFU by holding OK. If page 0 cannot be
    /// programmed, it is erased again: the next attempt needs an erased page 0, and until then every start enters USB DFU. Fast row
    /// programming works only in the page erased last, so page 0 is programmed in fast rows when it is sealed. If the controller refuses a
    /// fast row, that page is erased again, and this page and all later pages are programmed in double words
    /// (<see cref="PageWriter.Program"/>).
    /// </remarks>
    public sealed class FlashWriter
    {
        private readonly IDevice _device;
        private readonly PageMap _map;
        private readonly UpdateRegister _register;
        private readonly IStageProgress _progress;
        private readonly PageMap _stub;
        private readonly bool _isStubLate;
        private readonly PageWriter _writer;

        private bool _isArmed;
        private bool _sealed = true;
        private bool _isVerified;

        /// <summary>Creates the writer; flash is not changed yet.</summary>
        /// <param name="device">The device.</param>
        /// <param name="map">The firmware, including page 0.</param>
        /// <param name="register">The progress word.</param>
        /// <param name="progress">Receives progress.</param>
        /// <param name="stub">The resume stub, mapped to its final pages, or <see langword="null"/> if none is written.</param>
        /// <param name="isStubLate">
        /// Whether the stub's pages may belong to the old firmware, in which case page 0 must be erased before the stub is written.
        /// </param>
        /// <param name="isArmed">Whether page 0 already starts a stub; that stub is kept.</param>
        public FlashWriter(
            IDevice device, PageMap map, UpdateRegister register, IStageProgress progress, PageMap stub, bool isStubLate, bool isArmed)
        {
            _device = device;
            _map = map;
            _register = register;
            _progress = progress;
            _stub = stub;
            _isStubLate = isStubLate;
            _isArmed = isArmed;
            _writer = new PageWriter(device.Flash, Stage.FlashWrite, progress);
        }

        /// <summary>
        /// Gets or sets a value indicating whether /int may be lost in this update, or was lost in the previous update. The value is stored
        /// in page 0 while page 0 starts the stub.
        /// </summary>
        public bool MayLoseSettings { get; set; }

        /// <summary>
        /// Gets a value indicating whether the whole firmware except page 0 is in flash and verified, so that <see cref="Seal"/> needs no
        /// card.
        /// </summary>
        public bool CanSeal
        {
            get { return !_sealed && _isVerified; }
        }

        /// <summary>
        /// Writes and verifies the stub, unless page 0 must be erased first. After a power loss the old firmware, or the previous stub,
        /// still starts.
        /// </summary>
        /// <exception cref="UpdateException"><c>[3-0]</c>: the stub cannot be read or written.</exception>
        public void PlaceStub()
        {
            if (_stub != null && !_isStubLate)
            {
                WriteStub();
            }
        }

        /// <summary>Makes page 0 start the stub, unless page 0 already starts one. Call <see cref="PlaceStub"/> first.</summary>
        /// <exception cref="UpdateException"><c>[3-0]</c>: page 0 cannot be written; page 0 has been erased.</exception>
        public void Arm()
        {
            if (_isArmed || _stub == null)
            {
                return;
            }

            _register.Set(UpdateRegister.FlashTouched);
            ErasePageZero();
            if (_isStubLate)
            {
                WriteStub();
            }

            FlashStatus status = _device.Flash.Read(
                FlashGeometry.AddressOf(_stub.FirstPage), _writer.Buffer, 0, ResumeStub.VectorsSize);
            ResumeStub.Relocate(_writer.Buffer, _stub.FirstPage, _register.ManifestCrc, MayLoseSettings);
            _device.Bytes.Fill(
                _writer.Buffer, ResumeStub.PageZeroSize, FlashGeometry.PageSize - ResumeStub.PageZeroSize, 0xFF);
            try
            {
                for (int at = ResumeStub.PageZeroSize; at > 0 && status == FlashStatus.Ok;)
                {
                    at -= FlashGeometry.DoubleWordSize;
                    _writer.ProgramDoubleWords(0, at, FlashGeometry.DoubleWordSize);
                }

                _writer.Compare(0, 0);
            }
            catch (UpdateException)
            {
                _writer.Erase(0);
                throw;
            }

            _device.Flash.SetEmptyFlag(false);
            _isArmed = true;
            _progress.Note(MessageFormat.Of("Page 0 starts the resume stub in page #.", _stub.FirstPage));
        }

        /// <summary>
        /// Stage 3: replaces the pages that differ, except page 0. Without a stub, page 0 is replaced too, except its first double word.
        /// </summary>
        /// <exception cref="UpdateException">
        /// <c>[3-yy]</c>, where yy is the percentage of the differing pages that were written.
        /// </exception>
        public void Write()
        {
            _progress.Report(Stage.FlashWrite, 0);
            bool[] missing;
            int count = _writer.FindMissing(_map, out missing);

            // In a later attempt page 0 is already in memory, so it need not be read from the card.
            if (count != 0 && !CanSeal)
            {
                if (!_map.Has(0))
                {
                    throw new UpdateException(Stage.FlashWrite, 0, "The firmware lacks page 0, from which the chip boots.");
                }

                using (PageSource source = new PageSource(_device, _map, Stage.FlashWrite))
                {
                    WriteMissing(source, missing, count);
                }
            }

            _progress.Note(
                MessageFormat.Of("Flash: # pages, # differed, # erased.", null, _map.Used, count, _writer.Erased));
            _progress.Report(Stage.FlashWrite, 100);
        }

        /// <summary>
        /// Stage 4: verifies every page by its CRC32. Without a stub, also seals the firmware. Call <see cref="Write"/> first.
        /// </summary>
        /// <exception cref="UpdateException">
        /// <c>[4-yy]</c>, where yy is the percentage of the pages that were verified, or 100 for page 0.
        /// </exception>
        public void Validate()
        {
            _progress.Report(Stage.FlashValidate, 0);
            _writer.Stage = Stage.FlashValidate;
            _isVerified = false;
            int pages = _map.EndPage - _map.FirstPage;
            for (int page = _map.FirstPage; page < _map.EndPage; page++)
            {
                int percent = (page - _map.FirstPage) * 100 / pages;
                if (_map.Has(page) && (page != 0 || _sealed))
                {
                    Verify(page, percent);
                }

                _progress.Report(Stage.FlashValidate, percent);
            }

            _isVerified = true;
            if (!_isArmed)
            {
                _progress.Report(Stage.FlashValidate, 99);
                Seal();
            }

            _progress.Report(Stage.FlashValidate, 100);
        }

        /// <summary>
        /// Makes the new firmware start, unless page 0 already starts it: programs page 0, whose bytes are in memory, with its first double
        /// word last. Call <see cref="Validate"/> first. After a power loss during this operation the chip starts USB DFU, unless the first
        /// word of page 0 was being erased or programmed (see the remarks of the class).
        /// </summary>
        /// <exception cref="UpdateException"><c>[4-100]</c>: page 0 has been erased but cannot be programmed.</exception>
        public void Seal()
        {
            if (_sealed)
            {
                return;
            }

            _writer.Stage = Stage.FlashValidate;
            _writer.Progress = 100;
            if (_isArmed)
            {
                ErasePageZero();
                _isArmed = false;
                ProgramPageZero();
            }

            // With a wrong first double word the device would hang at the next start; with an erased first double word it enters USB DFU.
            try
            {
                _writer.ProgramDoubleWords(0, 0, FlashGeometry.DoubleWordSize);
                Verify(0, 100);
            }
            catch (UpdateException)
            {
                _isVerified = false;
                _writer.Erase(0);
                throw;
            }

            _device.Flash.SetEmptyFlag(false);
            _sealed = true;
        }

        private void WriteMissing(PageSource source, bool[] missing, int count)
        {
            Arm();
            _register.Set(UpdateRegister.FlashTouched);
            _sealed = false;
            if (!_isArmed)
            {
                ErasePageZero();
            }

            // Page 0 is written last.
            missing[0] = false;
            _writer.ReplaceMissing(_map, source, missing, count);
            _progress.Report(Stage.FlashWrite, 99);
            _writer.Progress = 99;
            source.Read(0, _writer.Buffer, 99);
            if (!_isArmed)
            {
                ProgramPageZero();
            }
        }

        private void WriteStub()
        {
            bool[] missing;
            if (_writer.FindMissing(_stub, out missing) != 0)
            {
                using (PageSource source = new PageSource(_device, _stub, Stage.FlashWrite))
                {
                    for (int i = 0; i < missing.Length; i++)
                    {
                        if (missing[i])
                        {
                            _writer.Replace(source, _stub.FirstPage + i);
                        }
                    }
                }
            }
        }

        // If the page already reads as erased, another erase would gain nothing and put the first word at risk again. A refused erase
        // leaves the old firmware, or the stub, intact. The EMPTY flag is therefore cleared, so that a reset starts the old firmware or the
        // stub.
        private void ErasePageZero()
        {
            _device.Flash.SetEmptyFlag(true);
            if (_device.Flash.IsErased(FlashGeometry.Base, FlashGeometry.PageSize))
            {
                return;
            }

            try
            {
                _writer.Erase(0);
            }
            catch (UpdateException)
            {
                byte[] vectors = new byte[FlashGeometry.DoubleWordSize];
                if (_device.Flash.Read(FlashGeometry.Base, vectors, 0, vectors.Length) == FlashStatus.Ok
                    && VectorTable.Fault(vectors, FlashGeometry.Base, FlashGeometry.Size) == null)
                {
                    _device.Flash.SetEmptyFlag(false);
                }

                throw;
            }
        }

        // Programs all but the first double word. Fast rows must be programmed before double words.
        private void ProgramPageZero()
        {
            try
            {
                _writer.Program(0, FlashGeometry.RowSize, FlashGeometry.PageSize);
                _writer.Program(0, FlashGeometry.DoubleWordSize, FlashGeometry.RowSize);
                _writer.Compare(0, FlashGeometry.DoubleWordSize);
            }
            catch (UpdateException)
            {
                _isVerified = false;
                _writer.Erase(0);
                throw;
            }
        }

        private void Verify(int page, int percent)
        {
            if (!_map.IsHeldBy(_device.Flash, page))
            {
                throw new UpdateException(Stage.FlashValidate, percent, MessageFormat.Of("Page # differs from the firmware.", page));
            }
        }
    }
}
