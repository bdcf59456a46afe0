namespace FlipperUpdaterNano.Studio.Reload
{
    /// <summary>An error in a source file.</summary>
    /// <param name="File">Path below the folder of the sources; empty when it is not in a file.</param>
    /// <param name="Line">Line, from 1; 0 when it is not in a line.</param>
    internal sealed record SourceError(string File, int Line, string Text);
}
