using FlipperUpdaterNano.VirtualFlipper;

namespace FlipperUpdaterNano.VirtualFlipper.Tests
{
    internal static class DeviceTestExtensions
    {
        /// <summary>Completes the running flash operation.</summary>
        public static void WaitForFlash(this VirtualDevice device)
        {
            device.Spend(device.FlashController.BusyUntil!.Value - device.Clock.Now);
        }
    }
}
