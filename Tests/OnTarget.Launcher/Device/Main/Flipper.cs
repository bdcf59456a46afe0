using FlipperUpdaterNano.Hal.OnChip;

namespace FlipperUpdaterNano.OnTarget.Launcher
{
    /// <summary>The tests as the RAM image of a Flipper Zero, with all its drivers.</summary>
    internal static class Flipper
    {
        /// <summary>Runs every test. The results go to USART1; the device must be reset afterwards.</summary>
        /// <returns>The number of failed tests.</returns>
        public static int Main()
        {
            TestDevice.Current = new ChipDevice();
            return AllTests.Run();
        }
    }
}
