using FlipperUpdaterNano.Hal.Native;
using FlipperUpdaterNano.Updater.App;

namespace FlipperUpdaterNano.Image
{
    /// <summary>The entry point of the RAM image's managed code.</summary>
    public static class Program
    {
        /// <summary>Runs the updater. Main does not return, because the device is reset at the end.</summary>
        public static void Main()
        {
            new UpdaterApp(new NativeDevice()).Run();
        }
    }
}
