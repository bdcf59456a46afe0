namespace FlipperUpdaterNano.VirtualFlipper.Reset
{
    /// <summary>Use of the device that the hardware may tolerate and the model forbids. A test asserts that there is none.</summary>
    /// <param name="Rule">Identifier of the rule, for example <c>fus.reset-while-ongoing</c>; docs/VIRTUAL-FLIPPER.md lists them.</param>
    /// <param name="What">The violation, in one sentence.</param>
    /// <param name="Nanoseconds">Virtual time of the violation.</param>
    /// <param name="Where">The code that did it, or <see langword="null"/> when that is not known.</param>
    public sealed record Violation(string Rule, string What, long Nanoseconds, string? Where = null)
    {
        /// <inheritdoc/>
        public override string ToString() => $"{Rule}: {What}";
    }
}
