using FlipperUpdaterNano.Linker.Code;

namespace FlipperUpdaterNano.Linker.Translation
{
    /// <summary>
    /// A new array of references and its first elements, as C# makes them for <c>{ a, b, c }</c> and for joined strings: one operation
    /// makes and fills it when the array is first used.
    /// </summary>
    internal sealed class ArrayInitializer(int length)
    {
        /// <summary>Longer ones would hold too many registers at a time.</summary>
        public const int MaxLength = 12;

        public int Length { get; } = length;

        public List<Operand> Elements { get; } = [];

        /// <summary>Gets or sets the register that holds the array once it is made.</summary>
        public Operand? Made { get; set; }

        /// <summary>Does the next element go to this index?</summary>
        /// <param name="index">The index, a value on the stack.</param>
        /// <returns>Whether it does.</returns>
        public bool Takes(Value index) => Made == null && index.Form == ValueForm.Constant && index.Bits == Elements.Count
            && Elements.Count < Length;
    }
}
