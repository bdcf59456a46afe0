namespace FlipperUpdaterNano.Fupd
{
    /// <summary>Bad usage or an unreadable input: one sentence that says what and where. Ends the command with status 2.</summary>
    internal sealed class InputException(string message) : Exception(message);
}
