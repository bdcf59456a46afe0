namespace FlipperUpdaterNano.Linker.Translation
{
    /// <summary>The relations of a comparison.</summary>
    internal enum Relation
    {
        Equal,
        NotEqual,
        Less,
        LessOrEqual,
        Greater,
        GreaterOrEqual,
    }
}
