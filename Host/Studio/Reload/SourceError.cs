namespace FlipperUpdaterNano.Studio.Reload
{
    /// <summary>An error in a source file.</summary>
    /// <param name="File">Path relative to the source folder; empty for an error without a file.</param>
    /// <param name="Line">Line number, counted from 1; 0 for an error without a line.</param>
    internal sealed record SourceError(string File, int Line, string Text);
}
