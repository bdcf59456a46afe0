namespace FlipperUpdaterNano.TestLauncher
{
    /// <summary>One call of a test.</summary>
    /// <param name="Method">The method.</param>
    /// <param name="Index">Number of the row, 0 where there are none.</param>
    /// <param name="Arguments">The row's arguments as C#, empty where there are none.</param>
    /// <param name="File">Path of its source.</param>
    /// <param name="Line">Line of the method's name, from 1.</param>
    public sealed record TestCallSource(string Method, int Index, string Arguments, string File, int Line);
}
