namespace FlipperUpdaterNano.OnTarget.Image
{
    /// <summary>The tests on the runtime alone.</summary>
    internal static class Bare
    {
        /// <summary>Runs every test.</summary>
        /// <returns>The number of failed tests.</returns>
        public static int Main()
        {
            TestDevice.Current = new BareDevice();
            return AllTests.Run();
        }
    }
}
