namespace FlipperUpdaterNano.Studio
{
    /// <summary>Something the user asked for cannot be done; the message is one sentence for the page.</summary>
    internal sealed class StudioException(string message) : Exception(message)
    {
    }
}
