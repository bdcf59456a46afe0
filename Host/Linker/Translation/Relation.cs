namespace FlipperUpdaterNano.Linker.Translation
{
    /// <summary>How two values are compared.</summary>
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
