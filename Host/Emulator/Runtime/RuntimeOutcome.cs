namespace FlipperUpdaterNano.Emulator.Runtime
{
    /// <summary>The result of running a managed image.</summary>
    /// <param name="ExitCode">
    /// Return value of <c>Main</c>, or 1 after an unhandled exception, or 2 if the runtime rejected the image.
    /// </param>
    /// <param name="Output">Output of the program.</param>
    /// <param name="Error">Error output of the runtime.</param>
    /// <param name="Instructions">Number of executed machine instructions; 0 if they were not counted.</param>
    public sealed record RuntimeOutcome(int ExitCode, string Output, string Error, long Instructions);
}
