using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Hal.Native;
using FlipperUpdaterNano.Updater.State;

namespace FlipperUpdaterNano.OnTarget.Image
{
    /// <summary>Runs the tests on a Flipper Zero, in a RAM image that contains all drivers. Results go to USART1.</summary>
    internal static class Flipper
    {
        /// <summary>Runs every test, then starts the firmware again.</summary>
        /// <returns>Never returns: the device is reset.</returns>
        public static int Main()
        {
            IDevice device = new NativeDevice();
            TestDevice.Current = device;
            int failed = AllTests.Run();

            // If the boot mode stayed Update, the stock firmware would start this image again.
            SystemRegister register = new SystemRegister(device.BackupRegisters);
            register.BootMode = BootMode.Normal;
            device.System.Reset();
            return failed;
        }
    }
}
