namespace FlipperUpdaterNano.Linker.Code
{
    /// <summary>
    /// The operand formats of <c>Native/runtime/opcodes.def</c>, from which the build generates this table and <see cref="Op"/>.
    /// </summary>
    internal static partial class OpcodeTable
    {
        public static int Count => s_formats.Length;

        public static string Format(Op op) => op == Op.LABEL ? "" : s_formats[(int)op];

        /// <summary>
        /// Computes the FNV-1a hash of operations and their operand formats. The runtime computes the same hash of its own operations
        /// (<c>Native/runtime/core/natives.hpp</c>) and refuses an image with a different hash.
        /// </summary>
        /// <param name="operations">The operations, in order.</param>
        public static uint Hash(IEnumerable<Op> operations)
        {
            uint hash = 2166136261;

            foreach (Op operation in operations)
            {
                foreach (char c in $"{operation} {Format(operation)}\n")
                {
                    hash = (hash ^ c) * 16777619;
                }
            }

            return hash;
        }
    }
}
