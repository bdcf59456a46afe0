namespace FlipperUpdaterNano.VirtualFlipper.Reset
{
    /// <summary>
    /// A use of the device that the hardware may tolerate, but the model forbids. Tests assert that there are no violations.
    /// </summary>
    /// <param name="Rule">Identifier of the rule, for example <c>fus.reset-while-ongoing</c>; docs/VIRTUAL-FLIPPER.md lists them.</param>
    /// <param name="What">The violation, in one sentence.</param>
    /// <param name="Nanoseconds">Virtual time of the violation.</param>
    /// <param name="Where">The code that caused the violation, or <see langword="null"/> if unknown.</param>
    public sealed record Violation(string Rule, string What, long Nanoseconds, string? Where = null)
    {
        /// <inheritdoc/>
        public override string ToString() => $"{Rule}: {What}";
    }
}
