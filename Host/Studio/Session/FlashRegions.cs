using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Flash;

namespace FlipperUpdaterNano.Studio.Session
{
    /// <summary>The use of each flash page: firmware, settings, resume stub, radio or free.</summary>
    internal sealed class FlashRegions
    {
        private const char Firmware = 'f';
        private const char Stub = 's';
        private const char UnarmedStub = 'd';
        private const char InternalStorage = 'i';
        private const char OldInternalStorage = 'p';
        private const char RadioImage = 'r';
        private const char RadioStack = 'w';
        private const char Fus = 'u';
        private const char Free = '.';
        private const int SignatureOffset = 8;

        private readonly int _oldEnd;
        private readonly int _newEnd;
        private readonly int _oldVolume;
        private readonly int _oldSecureStart;

        /// <summary>Determines the regions of the old and of the new firmware.</summary>
        /// <param name="before">The device at the start of the run.</param>
        public FlashRegions(VirtualDevice before)
        {
            KnownImage? old = before.Images.FindWhole(before.Flash);
            _oldEnd = old == null ? 0 : EndOf(old);
            _newEnd = before.Images.All.Where(image => image.Address != KnownImage.AnyPage && image != old)
                .Select(EndOf).DefaultIfEmpty(_oldEnd).Max();
            _oldSecureStart = before.Options.SecureStartPage;
            _oldVolume = FindVolume(before);
        }

        /// <summary>Draws the regions.</summary>
        /// <param name="states">The map of <see cref="FlashPages"/> for the same device.</param>
        /// <returns>
        /// One character for each page: f for firmware, s for the resume stub, d for a stub that page 0 does not start, i for /int, p for
        /// the previous /int, r for the radio image before its installation, w for the installed radio stack, u for FUS, or a dot for a
        /// free page.
        /// </returns>
        public string Of(VirtualDevice device, string states)
        {
            int volume = FindVolume(device);
            bool isArmed = StubBoot.FindPage(device.Flash) != null;
            bool hasStack = device.Coprocessor.Stack != null;
            return string.Create(states.Length, this, (map, regions) =>
            {
                for (int page = 0; page < map.Length; page++)
                {
                    map[page] = states[page] == FlashPages.Stub ? (isArmed ? Stub : UnarmedStub)
                        : page >= device.Options.SecureStartPage ? (page < FlashMap.FusPage ? RadioStack : Fus)
                        : page >= volume ? InternalStorage
                        : regions.KindBelow(page, states[page], hasStack);
                }
            });
        }

        // Classifies a page that CPU1 owns and that belongs neither to a stub nor to a complete volume.
        private char KindBelow(int page, char state, bool hasStack) =>
            page < _newEnd || (page < _oldEnd && state != FlashPages.Erased) ? Firmware
            : !hasStack && (page >= _oldSecureStart || state == FlashPages.New) ? RadioImage
            : state == FlashPages.Erased ? Free
            : state == FlashPages.Old && page >= _oldVolume ? OldInternalStorage
            : InternalStorage;

        // Finds the first page that contains the magic string of a littlefs superblock (littlefs SPEC.md). A volume ends where CPU2's
        // secure flash starts.
        private static int FindVolume(VirtualDevice device)
        {
            int end = device.Options.SecureStartPage;
            int page = 0;
            while (page < end && !device.Flash.Bytes[((page * FlashMap.PageSize) + SignatureOffset)..].StartsWith("littlefs"u8))
            {
                page++;
            }

            return page;
        }

        private static int EndOf(KnownImage image) =>
            ((int)(image.Address - FlashMap.Base) + image.Size + FlashMap.PageSize - 1) / FlashMap.PageSize;
    }
}
