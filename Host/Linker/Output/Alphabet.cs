namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>What dense code is spelt with, as <c>Native/runtime/core/codebook.h</c> lists it.</summary>
    internal enum Alphabet
    {
        Operations,
        NewScalars,
        NewReferences,
        Scalars,
        References,
        Arguments,
        Results,
        Fields,
        Constants,
        Methods,
        Types,
        Literals,
        Others,
        Branches,
        Count,
    }
}
