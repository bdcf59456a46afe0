namespace FlipperUpdaterNano.VirtualFlipper.Boot
{
    /// <summary>The result of a sequence of boots.</summary>
    /// <param name="Boots">All boots, in order.</param>
    /// <param name="Ending">The reason why the sequence ended.</param>
    /// <param name="RestsAs">
    /// After <see cref="BootEnding.Rests"/> and <see cref="BootEnding.Hangs"/>, the final state that was reached; otherwise the final state
    /// to which the next power-on would lead.
    /// </param>
    /// <param name="Why">The reason in one sentence.</param>
    /// <param name="Milliseconds">Virtual time from the first power-on to the end.</param>
    public sealed record BootReport(IReadOnlyList<BootRecord> Boots, BootEnding Ending, RestState RestsAs, string Why, long Milliseconds);
}
