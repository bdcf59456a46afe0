using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.State;

namespace FlipperUpdaterNano.Updater.Flash
{
    /// <summary>
    /// Stages 3 and 4: writes the firmware to flash and verifies it there.
    /// </summary>
    /// <remarks>
    /// The ROM starts USB DFU by itself when the first word of flash is erased (empty check), and hangs in a vector table over a
    /// half-written image. So page 0 is the first to go and its first double word the last to come; . is erased, o old, n new. Power-on
    /// makes that check anew; a system reset uses FLASH_ACR.EMPTY as it is, which is therefore set before page 0 is erased and cleared
    /// after it is verified:
    /// <code>
    ///                        page 0       pages 1 to n    starts as
    /// before                 oooooooo     oooooooooooo    old firmware
    /// page 0 erased          ........     oooooooooooo    USB DFU
    /// pages replaced         ........     nnnnnnnooooo    USB DFU
    /// all replaced           ........     nnnnnnnnnnnn    USB DFU
    /// page 0 but 8 bytes     .nnnnnnn     nnnnnnnnnnnn    USB DFU
    /// all but those verified .nnnnnnn     nnnnnnnnnnnn    USB DFU
    /// first double word      nnnnnnnn     nnnnnnnnnnnn    new firmware
    /// </code>
    /// A page that holds the right bytes already is not touched, so a retry does only what is missing; when all do, nothing is erased.
    /// Power lost in any step leaves the line above or below it, with the current page undefined. No order helps in two moments: in the 22
    /// ms in which page 0 is erased, and in the 82 us of the last double word, the first word itself is undefined; then holding OK starts
    /// USB DFU. When page 0 cannot be programmed it is erased again, for the next try and for a start without one.
    /// Page 0 is programmed by double words, because fast rows work only in the page erased last. If the controller refuses a fast row of
    /// another page, that page is erased again, and it and all later pages are programmed by double words
    /// (<see cref="PageWriter.Program"/>); power lost meanwhile leaves that page undefined, as in any other step.
    /// </remarks>
    public sealed class FlashWriter
    {
        private readonly IDevice _device;
        private readonly PageMap _map;
        private readonly UpdateRegister _register;
        private readonly IStageProgress _progress;

        private PageWriter _writer;
        private bool _sealed = true;

        /// <summary>Initializes a new instance of the <see cref="FlashWriter"/> class.</summary>
        /// <param name="device">The device.</param>
        /// <param name="map">The firmware, page 0 included.</param>
        /// <param name="register">The progress word.</param>
        /// <param name="progress">Receives the progress.</param>
        public FlashWriter(IDevice device, PageMap map, UpdateRegister register, IStageProgress progress)
        {
            _device = device;
            _map = map;
            _register = register;
            _progress = progress;
        }

        /// <summary>Stage 3: replaces the pages that differ, all but the first double word of page 0.</summary>
        /// <exception cref="UpdateException"><c>[3-yy]</c>, yy percent of the pages to write.</exception>
        public void Write()
        {
            _progress.Report(Stage.FlashWrite, 0);
            _writer = new PageWriter(_device.Flash, Stage.FlashWrite, _progress);
            bool[] missing;
            int count = _writer.FindMissing(_map, out missing);
            if (count != 0)
            {
                if (!_map.Has(0))
                {
                    throw new UpdateException(Stage.FlashWrite, 0, "The firmware has no page 0, from which the chip starts.");
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
        /// Stage 4: verifies every page by its CRC32, then programs the first double word and verifies page 0. <see cref="Write"/> comes
        /// first.
        /// </summary>
        /// <exception cref="UpdateException"><c>[4-yy]</c>, yy percent of the pages, 100 for the last double word.</exception>
        public void Validate()
        {
            _progress.Report(Stage.FlashValidate, 0);
            _writer.Stage = Stage.FlashValidate;
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

            if (!_sealed)
            {
                Seal();
            }

            _progress.Report(Stage.FlashValidate, 100);
        }

        private void WriteMissing(PageSource source, bool[] missing, int count)
        {
            _register.Set(UpdateRegister.FlashTouched);
            _sealed = false;

            _device.Flash.SetEmptyFlag(true);

            // Where it reads erased a second erase would only put its first word at risk again.
            if (!_device.Flash.IsErased(FlashGeometry.Base, FlashGeometry.PageSize))
            {
                ErasePageZero();
            }

            // Page 0 comes last.
            missing[0] = false;
            _writer.ReplaceMissing(_map, source, missing, count);
            WritePageZero(source);
        }

        // An erase that is refused leaves the old firmware as it was: then a reset must start it.
        private void ErasePageZero()
        {
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

        // All but its first double word.
        private void WritePageZero(PageSource source)
        {
            _progress.Report(Stage.FlashWrite, 99);
            _writer.Progress = 99;
            source.Read(0, _writer.Buffer, 99);
            try
            {
                _writer.Program(0, FlashGeometry.DoubleWordSize, FlashGeometry.PageSize);
                _writer.Compare(0, FlashGeometry.DoubleWordSize);
            }
            catch (UpdateException)
            {
                _writer.Erase(0);
                throw;
            }
        }

        // A first double word that is not what it must be would hang the next start; erased, it starts USB DFU.
        private void Seal()
        {
            _progress.Report(Stage.FlashValidate, 99);
            _writer.Progress = 100;
            try
            {
                _writer.ProgramDoubleWords(0, 0, FlashGeometry.DoubleWordSize);
                Verify(0, 100);
            }
            catch (UpdateException)
            {
                _writer.Erase(0);
                throw;
            }

            _device.Flash.SetEmptyFlag(false);
            _sealed = true;
        }

        private void Verify(int page, int percent)
        {
            if (!_map.IsHeldBy(_device.Flash, page))
            {
                throw new UpdateException(Stage.FlashValidate, percent, MessageFormat.Of("Page # does not hold the firmware.", page));
            }
        }
    }
}
