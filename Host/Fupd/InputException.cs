namespace FlipperUpdaterNano.Fupd
{
    /// <summary>
    /// Thrown if the usage is invalid or an input cannot be read. The message is one sentence that describes and locates the fault. The
    /// exception ends the command with status 2.
    /// </summary>
    internal sealed class InputException(string message) : Exception(message);
}
