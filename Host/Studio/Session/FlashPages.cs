using System.Runtime.InteropServices;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Flash;

namespace FlipperUpdaterNano.Studio.Session
{
    /// <summary>The flash as a map with one character for each page. A resume stub occupies at most two pages (docs/RESUME.md).</summary>
    internal static class FlashPages
    {
        /// <summary>A page with the content that it had at the start of the run.</summary>
        public const char Old = 'o';

        /// <summary>An erased page.</summary>
        public const char Erased = 'e';

        /// <summary>A page with new content.</summary>
        public const char New = 'n';

        /// <summary>A page of the resume stub.</summary>
        public const char Stub = 's';

        private const char Secure = 'x';
        private const char Torn = 't';

        /// <summary>Draws the map.</summary>
        /// <param name="before">The device at the start of the run.</param>
        /// <returns>256 characters, each of which is the initial of old, erased, new, stub or torn, or x for secure.</returns>
        public static string Of(VirtualDevice device, VirtualDevice before) => string.Create(
            FlashMap.Pages, (device, before), (map, both) =>
            {
                for (int page = 0; page < map.Length; page++)
                {
                    map[page] = Kind(both.device, both.before, page);
                }
            });

        private static char Kind(VirtualDevice device, VirtualDevice before, int page)
        {
            int start = page * FlashMap.PageSize;
            ReadOnlySpan<byte> bytes = device.Flash.Bytes.Slice(start, FlashMap.PageSize);
            const int words = FlashMap.PageSize / FlashMap.DoubleWordSize;
            ReadOnlySpan<byte> states = MemoryMarshal.AsBytes(device.Flash.States.Slice(page * words, words));
            return states.ContainsAny((byte)DoubleWordState.Unstable, (byte)DoubleWordState.EccError) ? Torn
                : page >= device.Options.SecureStartPage ? Secure
                : StubBoot.IsStub(device.Flash, page) ? Stub
                : !bytes.ContainsAnyExcept((byte)0xFF) ? Erased
                : bytes.SequenceEqual(before.Flash.Bytes.Slice(start, FlashMap.PageSize)) ? Old
                : page > 0 && StubBoot.IsStub(device.Flash, page - 1) ? Stub
                : New;
        }
    }
}
