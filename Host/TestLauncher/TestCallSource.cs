namespace FlipperUpdaterNano.TestLauncher
{
    /// <summary>One call of a test.</summary>
    /// <param name="Method">The method.</param>
    /// <param name="Index">Number of the row, 0 where there are none.</param>
    /// <param name="Arguments">The row's arguments as C#, empty where there are none.</param>
    public sealed record TestCallSource(string Method, int Index, string Arguments);
}
