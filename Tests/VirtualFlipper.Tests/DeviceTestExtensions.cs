using FlipperUpdaterNano.VirtualFlipper;

namespace FlipperUpdaterNano.VirtualFlipper.Tests
{
    internal static class DeviceTestExtensions
    {
        /// <summary>Lets the running flash operation end.</summary>
        public static void WaitForFlash(this VirtualDevice device)
        {
            device.Spend(device.FlashController.BusyUntil!.Value - device.Clock.Now);
        }
    }
}
