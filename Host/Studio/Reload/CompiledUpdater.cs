namespace FlipperUpdaterNano.Studio.Reload
{
    /// <summary>The result of compiling the updater.</summary>
    /// <param name="Image">The assembly; empty if there are errors.</param>
    /// <param name="Errors">The errors; empty if the assembly can be loaded.</param>
    internal sealed record CompiledUpdater(byte[] Image, IReadOnlyList<SourceError> Errors);
}
