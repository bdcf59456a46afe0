using FlipperUpdaterNano.Linker.Model;

namespace FlipperUpdaterNano.Linker.Code
{
    /// <summary>A method on its way into the image.</summary>
    internal sealed class MethodCode(MethodNode method)
    {
        public MethodNode Method { get; } = method;

        public List<Instruction> Code { get; set; } = [];

        public List<Register> Registers { get; } = [];

        public List<Clause> Clauses { get; } = [];

        /// <summary>Gets or sets the frame: words, words to clear, and which hold references.</summary>
        public bool[] Frame { get; set; } = [];

        public int ZeroedWords { get; set; }

        /// <summary>
        /// Gets or sets a value indicating whether its code is compressed (<c>CompressedCode</c>): small, slow to execute.
        /// </summary>
        public bool IsCompressed { get; set; }

        public byte[] Bytes { get; set; } = [];

        public Register NewRegister(TypeNode type, bool temporary = false, bool parameter = false)
        {
            Register register = new(Registers.Count, type) { IsTemporary = temporary, IsParameter = parameter };
            Registers.Add(register);

            return register;
        }
    }
}
