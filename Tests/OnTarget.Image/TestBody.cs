namespace FlipperUpdaterNano.OnTarget.Image
{
    /// <summary>A call of a test, setup or cleanup method.</summary>
    internal delegate void TestBody();
}
