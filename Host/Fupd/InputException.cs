namespace FlipperUpdaterNano.Fupd
{
    /// <summary>Bad usage or an unreadable input: one sentence with fault and location. Ends the command with status 2.</summary>
    internal sealed class InputException(string message) : Exception(message);
}
