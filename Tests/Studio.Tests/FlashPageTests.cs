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

        [Fact]
        public void The_use_of_each_page_is_shown()
        {
            const int end = 3 * FlashMap.PageSize;
            VirtualDevice device = VirtualDevice.CreateDefault();
            device.Flash.Preload(FlashMap.Base, StandIn.Firmware(end));
            device.Images.Add(FlashMap.Base, device.Flash.Bytes[..end]);
            device.Images.Add(FlashMap.Base, StandIn.Firmware(end + 1, 2));
            device.Flash.Preload(AddressOf(Page) + 8, "littlefs"u8);
            VirtualDevice before = device.Copy();
            FlashRegions regions = new(before);
            device.Flash.Preload(AddressOf(Page - 2), StandIn.Stub());
            int secure = device.Options.SecureStartPage;
            string map = Regions();

            Assert.Equal("ffff..", map[..6]);
            Assert.Equal("d.ii", map[(Page - 2)..(Page + 2)]);
            Assert.Equal("iwwwww", map[(secure - 1)..(secure + 5)]);
            Assert.Equal("wuu", map[(FlashMap.FusPage - 1)..(FlashMap.FusPage + 2)]);

            // The radio stack is deleted, its successor is copied below FUS, and the volume is overwritten.
            device.Coprocessor.Preload(null);
            device.Flash.Preload(AddressOf(FlashMap.FusPage - 2), StandIn.Firmware(FlashMap.PageSize));
            device.Flash.Preload(AddressOf(Page), new byte[FlashMap.PageSize]);
            device.Flash.Preload(AddressOf(Page + 1), [1]);
            map = Regions();

            Assert.Equal("rrru", map[(FlashMap.FusPage - 3)..(FlashMap.FusPage + 1)]);
            Assert.Equal("rr.", map[Page..(Page + 3)]);

            string Regions() => regions.Of(device, FlashPages.Of(device, before));
        }

        private static uint AddressOf(int page) => FlashMap.Base + (uint)(page * FlashMap.PageSize);
    }
}
