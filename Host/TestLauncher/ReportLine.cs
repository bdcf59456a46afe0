namespace FlipperUpdaterNano.TestLauncher
{
    /// <summary>A line of a report.</summary>
    /// <param name="Result">passed, failed or skipped.</param>
    /// <param name="Test">Class, method and row.</param>
    /// <param name="Detail">Ticks of 100 ns, or why.</param>
    public sealed record ReportLine(string Result, string Test, string Detail);
}
