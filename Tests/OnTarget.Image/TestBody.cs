namespace FlipperUpdaterNano.OnTarget.Image
{
    /// <summary>A call of a test, of a setup or of a cleanup.</summary>
    internal delegate void TestBody();
}
