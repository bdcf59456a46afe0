namespace FlipperUpdaterNano.Studio
{
    /// <summary>A request by the user cannot be fulfilled. The message is one sentence, to be shown on the page.</summary>
    internal sealed class StudioException(string message) : Exception(message)
    {
    }
}
