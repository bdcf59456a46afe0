namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>The symbol alphabets of compressed bytecode and strings, in the order of <c>Native/runtime/core/codebook.hpp</c>.</summary>
    internal enum Alphabet
    {
        Operations,
        NewScalars,
        NewReferences,
        Scalars,
        References,
        Arguments,
        Fields,
        Constants,
        Methods,
        Types,
        Literals,
        Others,
        Branches,
        Texts,
        Count,
    }
}
