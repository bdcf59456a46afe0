using FlipperUpdaterNano.Linker.Code;
using FlipperUpdaterNano.Linker.Model;

namespace FlipperUpdaterNano.Linker.Translation
{
    /// <summary>An entry of the evaluation stack for which no code has been emitted yet.</summary>
    internal sealed record Value(ValueForm Form, TypeNode Type)
    {
        /// <summary>Gets the register of the value; for an address, the local, object or pointer that is the base of the address.</summary>
        public Operand Operand { get; init; }

        /// <summary>Gets the offset in words of an address from its base.</summary>
        public int Offset { get; init; }

        /// <summary>Gets the bits of a constant.</summary>
        public long Bits { get; init; }

        public FieldNode? Static { get; init; }

        public MethodNode? Function { get; init; }

        /// <summary>Gets the array that is under construction.</summary>
        public ArrayInitializer? Array { get; init; }

        public bool IsVirtual { get; init; }

        public bool IsNonNull { get; init; }

        /// <summary>Gets the small integer type whose range is known to contain the value, if any.</summary>
        public PrimitiveCode Narrow { get; init; }

        public StackKind Kind =>
            Form is ValueForm.LocalAddress or ValueForm.FieldAddress or ValueForm.StaticAddress or ValueForm.PointerAddress
            ? StackKind.ByRef : Type.Kind;

        public bool IsAddress =>
            Form is ValueForm.LocalAddress or ValueForm.FieldAddress or ValueForm.StaticAddress or ValueForm.PointerAddress;
    }

    internal enum ValueForm
    {
        Register,
        Constant,
        LocalAddress,
        FieldAddress,
        StaticAddress,
        PointerAddress,
        Function,

        /// <summary>A new array whose elements are being evaluated.</summary>
        ArrayInitializer,
    }
}
