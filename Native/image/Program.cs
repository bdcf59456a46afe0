using FlipperUpdaterNano.Hal.Native;
using FlipperUpdaterNano.Updater.App;

namespace FlipperUpdaterNano.Image
{
    /// <summary>The entry point of the RAM image's managed code.</summary>
    public static class Program
    {
        /// <summary>Runs the updater on the device it was started on. Does not return: the device is reset.</summary>
        public static void Main()
        {
            new UpdaterApp(new NativeDevice()).Run();
        }
    }
}
