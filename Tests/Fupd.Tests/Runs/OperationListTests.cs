using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Runs
{
    /// <summary>Tests the operations listed by <c>--operations</c>.</summary>
    public sealed class OperationListTests
    {
        [Fact]
        public void An_operation_in_progress_when_recording_starts_is_not_listed()
        {
            VirtualDevice device = new();
            device.BeginBoot();
            device.FlashController.ClearErrors(uint.MaxValue);
            device.FlashController.ErasePage(5);
            OperationList list = new(device);
            device.Spend(FlashTiming.PageErase);
            device.FlashController.ErasePage(6);
            device.Spend(FlashTiming.PageErase);

            Assert.False(device.FlashController.IsBusy);
            Assert.Equal(["flash.erase@08006000#2"], list.All.Select(operation => operation.Id));
        }
    }
}
