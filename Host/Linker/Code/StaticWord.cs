using FlipperUpdaterNano.Linker.Model;

namespace FlipperUpdaterNano.Linker.Code
{
    /// <summary>A word of a static field, as an operand.</summary>
    internal readonly record struct StaticWord(FieldNode Field, int Word);
}
