namespace FlipperUpdaterNano.HostPrograms
{
    /// <summary>A program of the host cannot be run, or failed. The message is one sentence: the program and its error.</summary>
    /// <param name="inner">The exception of the host, if any.</param>
    public sealed class ToolException(string message, Exception? inner = null) : InvalidOperationException(message, inner)
    {
    }
}
