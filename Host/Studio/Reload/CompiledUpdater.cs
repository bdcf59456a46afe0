namespace FlipperUpdaterNano.Studio.Reload
{
    /// <summary>The result of compiling the updater.</summary>
    /// <param name="Image">The assembly; empty when there are errors.</param>
    /// <param name="Errors">What is wrong; none when it can be loaded.</param>
    internal sealed record CompiledUpdater(byte[] Image, IReadOnlyList<SourceError> Errors);
}
