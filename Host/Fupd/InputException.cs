namespace FlipperUpdaterNano.Fupd
{
    /// <summary>
    /// Invalid usage or an unreadable input; the message is one sentence with fault and location. Ends the command with status 2.
    /// </summary>
    internal sealed class InputException(string message) : Exception(message);
}
