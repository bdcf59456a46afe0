using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Formats;

namespace FlipperUpdaterNano.Updater.Flash
{
    /// <summary>
    /// Writes the contents described by a <see cref="PageMap"/> to flash, page by page. <see cref="FlashWriter"/> and the radio step
    /// choose the order of the pages.
    /// </summary>
    public sealed class PageWriter
    {
        private readonly IFlash _flash;
        private readonly IStageProgress _progress;
        private bool _usesRows;

        /// <summary>Creates a writer that uses fast rows if the flash offers them.</summary>
        /// <param name="flash">The flash.</param>
        /// <param name="stage">Stage used in progress reports and errors.</param>
        /// <param name="progress">Receives progress and log lines.</param>
        public PageWriter(IFlash flash, Stage stage, IStageProgress progress)
        {
            _flash = flash;
            _progress = progress;
            _usesRows = flash.HasRowProgramming;
            Stage = stage;
            Buffer = new byte[FlashGeometry.PageSize];
        }

        /// <summary>Gets or sets the stage, used in progress reports and errors.</summary>
        public Stage Stage { get; set; }

        /// <summary>Gets or sets the progress value within the stage, used in progress reports and errors.</summary>
        public int Progress { get; set; }

        /// <summary>Gets the 4096 bytes of the current page.</summary>
        public byte[] Buffer { get; }

        /// <summary>
        /// Gets or sets a value indicating whether <see cref="Replace"/> skips the erase of a page that reads as erased. Skipping the erase
        /// is safe only for pages that FUS has erased.
        /// </summary>
        public bool TrustsErased { get; set; }

        /// <summary>Gets the number of pages erased.</summary>
        public int Erased { get; private set; }

        /// <summary>Finds the pages whose contents differ, and refuses a map that extends into the secure area.</summary>
        /// <param name="map">The contents of the pages.</param>
        /// <param name="missing">
        /// Receives one flag per page of the map, starting at its first page: whether the page must be written.
        /// </param>
        /// <returns>The number of pages to write.</returns>
        /// <exception cref="UpdateException">A page is at or above the secure start.</exception>
        public int FindMissing(PageMap map, out bool[] missing)
        {
            missing = new bool[map.EndPage - map.FirstPage];
            int count = 0;
            for (int page = map.FirstPage; page < map.EndPage; page++)
            {
                if (!map.Has(page))
                {
                    continue;
                }

                if (FlashGeometry.AddressOf(page + 1) > _flash.SecureStart)
                {
                    throw new UpdateException(
                        Stage, 0, MessageFormat.Of("Page # belongs to CPU2 (from $ on).", page, (int)_flash.SecureStart));
                }

                if (!map.IsHeldBy(_flash, page))
                {
                    missing[page - map.FirstPage] = true;
                    count++;
                }
            }

            return count;
        }

        /// <summary>Replaces pages and reports progress.</summary>
        /// <param name="map">The contents of the pages.</param>
        /// <param name="source">Source of the bytes.</param>
        /// <param name="missing">One flag per page of the map, starting at its first page: whether to replace the page.</param>
        /// <param name="count">The number of pages to replace.</param>
        /// <exception cref="UpdateException">A page cannot be read, erased or programmed.</exception>
        public void ReplaceMissing(PageMap map, PageSource source, bool[] missing, int count)
        {
            int done = 0;
            for (int i = 0; i < missing.Length; i++)
            {
                if (missing[i])
                {
                    Progress = done++ * 100 / count;
                    _progress.Report(Stage, Progress);
                    Replace(source, map.FirstPage + i);
                }
            }
        }

        /// <summary>
        /// Erases a page even if it reads as erased, because a page can read as erased although a power loss interrupted its erase shortly
        /// before completion. After a power loss the content of the page is undefined.
        /// </summary>
        /// <param name="page">Page number, 0 to 255, below the secure start.</param>
        /// <exception cref="UpdateException">The page cannot be erased.</exception>
        public void Erase(int page)
        {
            BeginErase(page);
            EndErase(page);
        }

        /// <summary>
        /// Replaces a page: erases it (see <see cref="TrustsErased"/>) while its bytes are read from the card, then programs and
        /// compares it.
        /// </summary>
        /// <param name="source">Supplies the page's new content from the card.</param>
        /// <param name="page">Page number.</param>
        /// <exception cref="UpdateException">
        /// The card cannot be read, the page cannot be erased or programmed, or the page contains different bytes afterwards.
        /// </exception>
        /// <remarks>
        /// After a power loss the page contains only some of its rows; the next attempt detects the difference and replaces the page.
        /// </remarks>
        public void Replace(PageSource source, int page)
        {
            bool erasing = !TrustsErased || !_flash.IsErased(FlashGeometry.AddressOf(page), FlashGeometry.PageSize);
            if (erasing)
            {
                BeginErase(page);
            }

            try
            {
                source.Read(page, Buffer, Progress);
            }
            catch (UpdateException)
            {
                // Wait for the erase to end before handling the error, because the handler may write the log or reset the chip.
                if (erasing)
                {
                    _flash.EndErase();
                }

                throw;
            }

            if (erasing)
            {
                EndErase(page);
            }

            Program(page, 0, FlashGeometry.PageSize);
            Compare(page, 0);
        }

        /// <summary>
        /// Programs a part of <see cref="Buffer"/> into a page in which that part is erased: whole rows with fast programming, the rest one
        /// double word at a time. Parts of the page that already have the correct contents, for example only 0xFF, are skipped.
        /// </summary>
        /// <param name="page">Page number, 0 to 255.</param>
        /// <param name="from">Start offset in the page, a multiple of 8.</param>
        /// <param name="to">End offset, a multiple of 8.</param>
        /// <exception cref="UpdateException">The page cannot be programmed, or cannot be erased again.</exception>
        /// <remarks>
        /// If the controller refuses a row, the page is erased and programmed one double word at a time, and this writer no longer uses
        /// fast programming, because the conditions under which the silicon accepts a row are not fully documented
        /// (docs/reference/silicon.md 1.1). After a power loss the row or double word in progress is undefined.
        /// </remarks>
        public void Program(int page, int from, int to)
        {
            uint start = FlashGeometry.AddressOf(page);
            int at = from;
            while (at < to)
            {
                int count = FlashGeometry.RowSize - (at % FlashGeometry.RowSize);
                count = count > to - at ? to - at : count;
                uint address = start + (uint)at;
                if (!_flash.Matches(address, Buffer, at, count))
                {
                    bool isRow = _usesRows && count == FlashGeometry.RowSize;
                    FlashStatus status = isRow
                        ? _flash.ProgramRow(address, Buffer, at)
                        : _flash.ProgramDoubleWords(address, Buffer, at, count);
                    if (isRow && status == FlashStatus.Controller)
                    {
                        GiveUpRows(page);
                        at = from;
                        continue;
                    }

                    Check(status, page, "programming");
                }

                at += count;
            }
        }

        /// <summary>Programs double words of the page in <see cref="Buffer"/>.</summary>
        /// <param name="page">Page number.</param>
        /// <param name="offset">Offset in the page, a multiple of 8.</param>
        /// <param name="count">Number of bytes, a multiple of 8.</param>
        /// <exception cref="UpdateException">The double words cannot be programmed.</exception>
        /// <remarks>After a power loss the current double word is undefined, and the following ones are erased.</remarks>
        public void ProgramDoubleWords(int page, int offset, int count)
        {
            Check(_flash.ProgramDoubleWords(FlashGeometry.AddressOf(page) + (uint)offset, Buffer, offset, count), page, "programming");
        }

        /// <summary>Compares a page with <see cref="Buffer"/>.</summary>
        /// <param name="page">Page number.</param>
        /// <param name="from">First offset to compare.</param>
        /// <exception cref="UpdateException">The bytes differ.</exception>
        public void Compare(int page, int from)
        {
            if (!_flash.Matches(FlashGeometry.AddressOf(page) + (uint)from, Buffer, from, FlashGeometry.PageSize - from))
            {
                throw new UpdateException(Stage, Progress, MessageFormat.Of("Page # reads back differently.", page));
            }
        }

        private void GiveUpRows(int page)
        {
            _progress.Note(MessageFormat.Of("Page #: row refused (FLASH_SR $), using double words.", page, (int)_flash.LastErrorFlags));
            _usesRows = false;
            Erase(page);
        }

        // The pages of an armed stub are refused, because without the stub the device would not boot.
        private void BeginErase(int page)
        {
            int stub = ResumeStub.ArmedPage(_flash);
            bool isStub = stub != 0 && page >= stub && page < stub + ResumeStub.Pages;
            Check(isStub ? FlashStatus.OutOfRange : _flash.BeginErase(page), page, "erasing");
            Erased++;
        }

        private void EndErase(int page)
        {
            Check(_flash.EndErase(), page, "erasing");
        }

        private void Check(FlashStatus status, int page, string doing)
        {
            if (status != FlashStatus.Ok)
            {
                throw new UpdateException(
                    Stage,
                    Progress,
                    MessageFormat.Of("Page #: @ failed (~, FLASH_SR $).", doing, page, (int)status, (int)_flash.LastErrorFlags));
            }
        }
    }
}
