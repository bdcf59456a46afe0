namespace FlipperUpdaterNano.Emulator.Runtime
{
    /// <summary>What running an image gave.</summary>
    /// <param name="ExitCode">What <c>Main</c> returned, 1 after an unhandled exception, 2 for an image that is refused.</param>
    /// <param name="Output">What the program printed.</param>
    /// <param name="Error">What the runtime printed about exceptions and refusals.</param>
    /// <param name="Instructions">Machine instructions executed; 0 where they are not counted.</param>
    public sealed record RuntimeOutcome(int ExitCode, string Output, string Error, long Instructions);
}
