namespace FlipperUpdaterNano.HostPrograms
{
    /// <summary>
    /// Thrown if a program on the host cannot be run or fails. The message is one sentence that states the program and its error.
    /// </summary>
    /// <param name="inner">The underlying exception, if any.</param>
    public sealed class ToolException(string message, Exception? inner = null) : InvalidOperationException(message, inner)
    {
    }
}
