using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Flash;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.Formats.LittleFs;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>
    /// Chooses the location of the resume stub: the highest two pages that neither the new firmware nor its /int needs. The pages are below
    /// the lower of the old and the new secure start, because a radio image is uploaded above that address.
    /// </summary>
    /// <remarks>
    /// <code>
    /// page 0 starts     its pages are        then
    /// a stub            not needed           the stub is kept
    /// a stub            needed               a new stub is written elsewhere before anything else; all other pages are free
    /// a stub            needed, no space     no stub while the firmware is written; a radio image that would cover the stub is refused
    /// firmware          -                    the stub is written before page 0 is erased if its pages are erased or already hold this
    ///                                        stub; pages after the firmware and outside /int may also hold an earlier stub. Other pages
    ///                                        may belong to the old firmware or its /int: in these the stub is written after page 0 is
    ///                                        erased; during these 0.13 s neither firmware nor stub can start
    /// firmware          -, no space          no stub
    /// </code>
    /// The old firmware ends at the start of its volume. Without a volume, the pages between the highest used page and the secure start are
    /// considered free; an erased page below the highest used page may be part of the firmware.
    /// </remarks>
    public sealed class StubPlace
    {
        private readonly IFlash _flash;
        private readonly int _floor;
        private readonly int _limit;

        private StubPlace(IFlash flash, int floor, int limit)
        {
            _flash = flash;
            _floor = floor;
            _limit = limit;
            Armed = ResumeStub.ArmedPage(flash);
            Stays = Armed >= floor && Armed > 0 && Armed + ResumeStub.Pages <= limit;
        }

        /// <summary>Gets the first page of the stub that page 0 starts; 0 if page 0 starts no stub.</summary>
        public int Armed { get; }

        /// <summary>Gets a value indicating whether this update keeps the stub that page 0 starts (<see cref="Armed"/>).</summary>
        public bool Stays { get; }

        /// <summary>Gets the stub to write, mapped to its final pages; <see langword="null"/> if none is written.</summary>
        public PageMap Image { get; private set; }

        /// <summary>
        /// Gets a value indicating whether <see cref="Image"/> may be written only while page 0 is erased, because the pages may belong to
        /// the old firmware or its /int.
        /// </summary>
        public bool IsLate { get; private set; }

        /// <summary>Chooses the location.</summary>
        /// <param name="context">The shared state of the checks, including the package.</param>
        /// <param name="radio">
        /// The result of the radio check, which contains the first flash address owned by CPU2 before and after the update.
        /// </param>
        /// <param name="firmware">The firmware, or <see langword="null"/> if this boot does not write it.</param>
        /// <param name="storageBlocks">Number of pages that /int needs after the firmware.</param>
        /// <returns>The location. A radio image that would overwrite a stub that cannot be moved is reported as a finding.</returns>
        internal static StubPlace Find(PreflightContext context, RadioResult radio, PageMap firmware, int storageBlocks)
        {
            IFlash flash = context.Device.Flash;
            uint start = flash.SecureStart < radio.SecureStart ? flash.SecureStart : radio.SecureStart;
            int limit = FlashGeometry.PageOf(start);
            StubPlace place = new StubPlace(flash, firmware == null ? 1 : firmware.EndPage + storageBlocks, limit);
            if (!place.Stays && firmware != null && context.Stub != null)
            {
                place.Place(context.Stub);
            }

            if (place.Armed + ResumeStub.Pages > limit && place.Image == null && radio.Changes)
            {
                context.Findings.Error(
                    Stage.ImageCheck,
                    ErrorDetails.ImageCheck.RadioOverFirmware,
                    MessageFormat.Of(
                        "The new radio image at $ would cover the resume stub (page #), which cannot be moved.",
                        (int)start,
                        place.Armed));
            }

            return place;
        }

        private void Place(PageMap stub)
        {
            int page = Armed > 0 ? TopPage() : FreePage(stub);
            IsLate = page == 0;
            page = page == 0 ? TopPage() : page;
            if (page >= _floor)
            {
                stub.MoveTo(page);
                Image = stub;
            }
        }

        // Returns the first page of the highest possible location that does not overlap the stub in use.
        private int TopPage()
        {
            int page = _limit - ResumeStub.Pages;
            return page < Armed + ResumeStub.Pages && page > Armed - ResumeStub.Pages ? Armed - ResumeStub.Pages : page;
        }

        // Returns the first page of the highest possible location that certainly does not belong to the old firmware or its /int; 0 if
        // there is none.
        private int FreePage(PageMap stub)
        {
            int volume = LittleFsVolume.FindPage(_flash);
            int page = _limit - ResumeStub.Pages;
            while (page >= _floor && (page + 1 >= volume || IsFree(page + 1, volume)))
            {
                stub.MoveTo(page);
                if ((IsFree(page, volume) && IsFree(page + 1, volume)) || IsHeld(stub))
                {
                    return page;
                }

                page--;
            }

            return 0;
        }

        // In a volume the magic of a stub does not show that its pages are free, because littlefs may have reused one page of an earlier
        // stub and not the other. An erased page in a volume may be the first block of a file that begins with 0xFF. Only the first block
        // of a file can look erased, because all other blocks begin with pointers.
        private bool IsFree(int page, int volume)
        {
            return page < volume
                ? ResumeStub.IsFree(_flash, page)
                : IsErased(page) && !IsFirstOfFile(page);
        }

        private bool IsErased(int page)
        {
            return _flash.IsErased(FlashGeometry.AddressOf(page), FlashGeometry.PageSize);
        }

        private bool IsFirstOfFile(int page)
        {
            bool isFirst = false;
            try
            {
                IFileTree tree = LittleFsVolume.Find(_flash).Walk();
                while (!isFirst && tree.Next())
                {
                    isFirst = !tree.IsDirectory && ((LittleFsFile)tree.Open(tree.Position, tree.Size)).FirstPage == page;
                }
            }
            catch (CardIoException)
            {
                isFirst = true; // Any page of an unreadable volume may be in use.
            }

            return isFirst;
        }

        private bool IsHeld(PageMap stub)
        {
            bool isHeld = true;
            for (int page = stub.FirstPage; page < stub.EndPage; page++)
            {
                isHeld = isHeld && (!stub.Has(page) || stub.IsHeldBy(_flash, page));
            }

            return isHeld;
        }
    }
}
