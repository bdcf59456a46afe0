using FlipperUpdaterNano.Linker.Code;

namespace FlipperUpdaterNano.Linker.Translation
{
    /// <summary>
    /// A new array of references with its first elements, as the C# compiler generates it for <c>{ a, b, c }</c> and for string
    /// concatenation. When the array is first used, a single operation creates and fills it.
    /// </summary>
    internal sealed class ArrayInitializer(int length)
    {
        /// <summary>Maximum number of elements; longer arrays would occupy too many registers at once.</summary>
        public const int MaxLength = 12;

        public int Length { get; } = length;

        public List<Operand> Elements { get; } = [];

        /// <summary>Gets or sets the register that holds the array; null before it is created.</summary>
        public Operand? Made { get; set; }

        /// <summary>Returns whether a value on the stack is the index of the next element.</summary>
        /// <param name="index">The index, a value on the stack.</param>
        /// <returns>True if an element at this index extends the initializer.</returns>
        public bool Takes(Value index) => Made == null && index.Form == ValueForm.Constant && index.Bits == Elements.Count
            && Elements.Count < Length;
    }
}
