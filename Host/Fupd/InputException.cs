namespace FlipperUpdaterNano.Fupd
{
    /// <summary>
    /// The usage is invalid or an input cannot be read; the message is one sentence with the fault and its location. The exception ends the
    /// command with status 2.
    /// </summary>
    internal sealed class InputException(string message) : Exception(message);
}
