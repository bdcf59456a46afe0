namespace FlipperUpdaterNano.Linker.Code
{
    /// <summary>
    /// The operand formats of <c>Native/runtime/opcodes.def</c>, from which the build generates them and <see cref="Op"/>.
    /// </summary>
    internal static partial class OpcodeTable
    {
        public static int Count => s_formats.Length;

        /// <summary>
        /// Gets the FNV-1a hash of all operations and their operand formats. The runtime computes it from the same file
        /// (<c>Native/runtime/core/natives.hpp</c>) and refuses an image with another one.
        /// </summary>
        public static uint Fingerprint => Hash();

        public static string Format(Op op) => op == Op.LABEL ? "" : s_formats[(int)op];

        private static uint Hash()
        {
            uint hash = 2166136261;

            for (int i = 0; i < Count; i++)
            {
                foreach (char c in $"{(Op)i} {s_formats[i]}\n")
                {
                    hash = (hash ^ c) * 16777619;
                }
            }

            return hash;
        }
    }
}
