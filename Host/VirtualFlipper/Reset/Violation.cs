namespace FlipperUpdaterNano.VirtualFlipper.Reset
{
    /// <summary>Something the hardware would let pass and nobody should do. A test asserts that there is none.</summary>
    /// <param name="Rule">Short name of the rule, for example <c>fus.reset-while-ongoing</c>.</param>
    /// <param name="What">What happened, in one sentence.</param>
    /// <param name="Nanoseconds">When, in virtual time.</param>
    public sealed record Violation(string Rule, string What, long Nanoseconds);
}
