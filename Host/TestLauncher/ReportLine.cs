namespace FlipperUpdaterNano.TestLauncher
{
    /// <summary>A line of a report.</summary>
    /// <param name="Result">passed, failed or skipped.</param>
    /// <param name="Test">Class, method and data row.</param>
    /// <param name="Detail">The duration in ticks of 100 ns, or the reason for the failure or skip.</param>
    public sealed record ReportLine(string Result, string Test, string Detail);
}
