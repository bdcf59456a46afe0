namespace FlipperUpdaterNano.Updater.Tests.Formats.LittleFs
{
    /// <summary>A simulated power loss.</summary>
    public sealed class PowerLostException : Exception
    {
    }
}
