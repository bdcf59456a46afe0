using FlipperUpdaterNano.Linker.Model;

namespace FlipperUpdaterNano.Linker.Code
{
    /// <summary>A virtual method, as the operand of a call through the dispatch table.</summary>
    internal readonly record struct Slot(MethodNode Method);
}
