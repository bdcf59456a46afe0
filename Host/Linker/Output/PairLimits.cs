namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>Limits of a <see cref="PairDictionary"/>.</summary>
    /// <param name="Count">Maximum number of pairs.</param>
    /// <param name="Length">Maximum number of symbols of the sequences that a pair replaces.</param>
    /// <param name="Depth">Maximum nesting depth of pairs.</param>
    /// <param name="Cost">Number of bits that a pair costs, for its entry and the longer codes of other symbols.</param>
    internal sealed record PairLimits(int Count, int Length, int Depth, double Cost);
}
