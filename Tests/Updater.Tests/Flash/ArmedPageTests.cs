using FlipperUpdaterNano.MockHal;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Flash;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using Xunit;

namespace FlipperUpdaterNano.Updater.Tests.Flash
{
    /// <summary>Checks that the pages of an armed resume stub are protected from every caller.</summary>
    public class ArmedPageTests
    {
        private const int Page = 100;

        [Theory]
        [InlineData(Page - 1, true)]
        [InlineData(Page, false)]
        [InlineData(Page + 1, false)]
        [InlineData(Page + 2, true)]
        [InlineData(0, true)]
        public void Pages_of_the_armed_stub_are_not_erased(int page, bool isErased)
        {
            VirtualDevice device = VirtualDevice.CreateDefault();
            uint address = FlashMap.Base + (Page * FlashMap.PageSize);
            byte[] stub = StandIn.Stub();
            device.Flash.Preload(address, stub);
            device.Flash.Preload(FlashMap.Base, Packaging.ResumeStub.VectorsFor(stub, address));
            device.BeginBoot();
            PageWriter writer = new(new MockDevice(device, new MockOptions()).Flash, Stage.Restore, new NoProgress());

            UpdateException? refused = Record.Exception(() => writer.Erase(page)) as UpdateException;

            Assert.Equal(isErased, refused == null);
            Assert.Equal(isErased ? 1 : 0, device.FlashController.Counters.PagesErased);
            Assert.Equal(Stage.Restore, refused?.Stage ?? Stage.Restore);
        }
    }
}
