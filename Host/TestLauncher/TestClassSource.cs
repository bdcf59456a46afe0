namespace FlipperUpdaterNano.TestLauncher
{
    /// <summary>A test class, as found in its source.</summary>
    /// <param name="Name">Full name.</param>
    /// <param name="Setups">Methods with <c>[Setup]</c>.</param>
    /// <param name="Tests">Tests in execution order: first the tests without data rows.</param>
    /// <param name="Cleanups">Methods with <c>[Cleanup]</c>.</param>
    public sealed record TestClassSource(
        string Name, IReadOnlyList<string> Setups, IReadOnlyList<TestCallSource> Tests, IReadOnlyList<string> Cleanups);
}
