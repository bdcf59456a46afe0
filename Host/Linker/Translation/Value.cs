using FlipperUpdaterNano.Linker.Code;
using FlipperUpdaterNano.Linker.Model;

namespace FlipperUpdaterNano.Linker.Translation
{
    /// <summary>What an entry of the evaluation stack is, as long as no code has to be made for it.</summary>
    internal sealed record Value(ValueForm Form, TypeNode Type)
    {
        /// <summary>Gets the register; of an address the local, object or pointer it starts from.</summary>
        public Operand Operand { get; init; }

        /// <summary>Gets the words to add to an address.</summary>
        public int Offset { get; init; }

        /// <summary>Gets the bits of a constant.</summary>
        public long Bits { get; init; }

        public FieldNode? Static { get; init; }

        public MethodNode? Function { get; init; }

        /// <summary>Gets the array being filled, of a list of elements.</summary>
        public ArrayInitializer? Array { get; init; }

        public bool IsVirtual { get; init; }

        public bool IsNonNull { get; init; }

        /// <summary>Gets the small type whose range the value is known to keep, if any.</summary>
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

        /// <summary>A new array whose elements are still being worked out.</summary>
        ArrayInitializer,
    }
}
