namespace FlipperUpdaterNano.HostPrograms
{
    /// <summary>A program of the host cannot be run, or failed. The message is one sentence: which program, and what it said.</summary>
    /// <param name="message">The sentence.</param>
    /// <param name="inner">What the host said, if it did.</param>
    public sealed class ToolException(string message, Exception? inner = null) : InvalidOperationException(message, inner)
    {
    }
}
