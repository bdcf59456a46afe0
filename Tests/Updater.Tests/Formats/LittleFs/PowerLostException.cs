namespace FlipperUpdaterNano.Updater.Tests.Formats.LittleFs
{
    /// <summary>The end of everything that was going on.</summary>
    public sealed class PowerLostException : Exception
    {
    }
}
