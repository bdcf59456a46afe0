namespace FlipperUpdaterNano.OnTarget.Image
{
    /// <summary>Calls a test, setup or cleanup method.</summary>
    internal delegate void TestBody();
}
