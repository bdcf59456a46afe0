namespace FlipperUpdaterNano.Linker.Model
{
    /// <summary>What a value is to the machine: how many words, and which of them are references.</summary>
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
