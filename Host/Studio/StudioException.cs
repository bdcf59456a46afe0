namespace FlipperUpdaterNano.Studio
{
    /// <summary>A request of the user cannot be fulfilled; the message is one sentence for the page.</summary>
    internal sealed class StudioException(string message) : Exception(message)
    {
    }
}
