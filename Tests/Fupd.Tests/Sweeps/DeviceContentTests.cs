using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.Fupd.Sweeps;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Sweeps
{
    /// <summary>Tests flash that contains the expected bytes but also an uncorrectable ECC error.</summary>
    public sealed class DeviceContentTests
    {
        private readonly VirtualDevice _device = DeviceMaker.Make(new DeviceRecipe());

        [Fact]
        public void A_torn_double_word_in_internal_storage_counts_as_a_difference()
        {
            DeviceContent content = DeviceContent.Of(_device, "/update");
            VirtualDevice copy = _device.Copy();
            Assert.Null(content.DifferenceAtEnd(copy, true));

            Tear(copy, _device.Flash.Bytes.IndexOf(DeviceRecipe.SettingsFiles()[".bt.keys"].AsSpan(64, 64)));

            Assert.Equal("/int cannot be mounted", content.DifferenceAtEnd(copy, true));
            Assert.True(DeviceContent.Of(copy, "/update").HasDamagedSettings);
        }

        [Fact]
        public void A_torn_double_word_in_the_radio_stack_counts_as_a_difference_unless_it_was_present_before()
        {
            DeviceContent content = DeviceContent.Of(_device, "/update");
            VirtualDevice copy = _device.Copy();
            Tear(copy, (int)(_device.Options.SecureStart - FlashMap.Base));

            Assert.Equal("the flash of CPU2 differs", content.DifferenceAtEnd(copy, true));
            Assert.Null(DeviceContent.Of(copy, "/update").DifferenceAtEnd(copy, true));
        }

        private static void Tear(VirtualDevice device, int offset)
        {
            Assert.InRange(offset, 0, FlashMap.Size);
            device.Flash.Mark((offset + FlashMap.DoubleWordSize - 1) / FlashMap.DoubleWordSize, DoubleWordState.EccError);
        }
    }
}
