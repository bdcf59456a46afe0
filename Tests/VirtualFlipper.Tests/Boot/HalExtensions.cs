using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.VirtualFlipper.Reset;

namespace FlipperUpdaterNano.VirtualFlipper.Tests.Boot
{
    internal static class HalExtensions
    {
        public static uint ResetCause(this IDevice hal) => hal.System.ResetCause;
    }
}
