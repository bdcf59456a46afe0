namespace FlipperUpdaterNano.Emulator.Runtime
{
    /// <summary>Result of running an image.</summary>
    /// <param name="ExitCode">Result of <c>Main</c>, 1 after an unhandled exception, 2 for a refused image.</param>
    /// <param name="Output">Output of the program.</param>
    /// <param name="Error">Error output of the runtime.</param>
    /// <param name="Instructions">Executed machine instructions; 0 if not counted.</param>
    public sealed record RuntimeOutcome(int ExitCode, string Output, string Error, long Instructions);
}
