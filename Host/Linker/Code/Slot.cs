using FlipperUpdaterNano.Linker.Model;

namespace FlipperUpdaterNano.Linker.Code
{
    /// <summary>A virtual method as the operand of a dispatched call.</summary>
    internal readonly record struct Slot(MethodNode Method);
}
