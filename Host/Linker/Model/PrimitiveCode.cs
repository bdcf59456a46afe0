namespace FlipperUpdaterNano.Linker.Model
{
    /// <summary>The primitive types, numbered as in <c>Native/runtime/core/image.hpp</c>.</summary>
    internal enum PrimitiveCode
    {
        None,
        Boolean,
        Char,
        SByte,
        Byte,
        Int16,
        UInt16,
        Int32,
        UInt32,
        Int64,
        UInt64,
        Single,
        Double,
    }
}
