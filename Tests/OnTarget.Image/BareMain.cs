namespace FlipperUpdaterNano.OnTarget.Image
{
    /// <summary>Runs the tests on the bare runtime.</summary>
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
