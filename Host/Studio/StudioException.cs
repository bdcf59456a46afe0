namespace FlipperUpdaterNano.Studio
{
    /// <summary>Thrown if a request by the user cannot be fulfilled. The message is one sentence that is shown on the page.</summary>
    internal sealed class StudioException(string message) : Exception(message)
    {
    }
}
