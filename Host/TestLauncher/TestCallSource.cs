namespace FlipperUpdaterNano.TestLauncher
{
    /// <summary>One call of a test.</summary>
    /// <param name="Index">Number of the data row; 0 if the test has no data rows.</param>
    /// <param name="Arguments">The arguments of the data row as C#; empty if the test has no data rows.</param>
    /// <param name="File">Path of the source file that contains the test.</param>
    /// <param name="Line">Line of the method's name, counted from 1.</param>
    public sealed record TestCallSource(string Method, int Index, string Arguments, string File, int Line);
}
