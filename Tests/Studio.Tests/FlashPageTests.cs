using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Studio.Session;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using Xunit;

namespace FlipperUpdaterNano.Studio.Tests
{
    /// <summary>Tests the flash map of the studio.</summary>
    public class FlashPageTests
    {
        private const int Page = 100;

        [Fact]
        public void Both_pages_of_a_stub_are_shown()
        {
            VirtualDevice device = VirtualDevice.CreateDefault();
            VirtualDevice before = device.Copy();
            device.Flash.Preload(AddressOf(Page), [.. StandIn.Stub(), .. StandIn.Firmware(5000)]);

            Assert.Equal("esse", FlashPages.Of(device, before)[(Page - 1)..(Page + 3)]);
        }

        [Fact]
        public void Each_page_is_shown_as_old_new_torn_or_secure()
        {
            VirtualDevice device = VirtualDevice.CreateDefault();
            device.Flash.Preload(AddressOf(Page), StandIn.Firmware(FlashMap.PageSize * 3));
            VirtualDevice before = device.Copy();
            device.Flash.Flip(AddressOf(Page + 1), 1);
            device.Flash.Mark((Page + 2) * FlashMap.PageSize / FlashMap.DoubleWordSize, DoubleWordState.EccError);
            string map = FlashPages.Of(device, before);

            Assert.Equal("ont", map[Page..(Page + 3)]);
            Assert.Equal(new string('x', FlashMap.Pages - device.Options.SecureStartPage), map[device.Options.SecureStartPage..]);
        }

        private static uint AddressOf(int page) => FlashMap.Base + (uint)(page * FlashMap.PageSize);
    }
}
