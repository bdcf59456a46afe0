namespace FlipperUpdaterNano.Linker.Model
{
    /// <summary>The representation of a value: its number of words, and whether each of them is a reference.</summary>
    internal enum StackKind
    {
        Void,
        I4,
        I8,
        R4,
        R8,
        Ref,
        ByRef,
        Struct,
    }
}
