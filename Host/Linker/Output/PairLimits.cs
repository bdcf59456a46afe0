namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>Limits of a <see cref="PairDictionary"/>.</summary>
    /// <param name="Count">Maximum number of pairs.</param>
    /// <param name="Length">Maximum number of original symbols that one pair replaces.</param>
    /// <param name="Depth">Maximum nesting depth of pairs.</param>
    /// <param name="Cost">Number of bits that a pair costs: its entry, and the bits by which the codes of the other symbols grow.</param>
    internal sealed record PairLimits(int Count, int Length, int Depth, double Cost);
}
