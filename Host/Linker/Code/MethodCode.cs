using FlipperUpdaterNano.Linker.Model;

namespace FlipperUpdaterNano.Linker.Code
{
    /// <summary>The code of a method while it is translated and encoded.</summary>
    internal sealed class MethodCode(MethodNode method)
    {
        public MethodNode Method { get; } = method;

        public List<Instruction> Code { get; set; } = [];

        public List<Register> Registers { get; } = [];

        public List<Clause> Clauses { get; } = [];

        /// <summary>Gets or sets the layout of the frame: for each word, whether it is a reference.</summary>
        public bool[] Frame { get; set; } = [];

        public int ZeroedWords { get; set; }

        /// <summary>
        /// Gets or sets the relation between registers that cannot share frame words; null if the words must stay as assigned.
        /// </summary>
        public Interference? Interference { get; set; }

        /// <summary>Gets or sets the registers that receive frame words and may share them.</summary>
        public IReadOnlyList<Register> Sharing { get; set; } = [];

        /// <summary>
        /// Gets or sets a value indicating whether the code is compressed (<c>CompressedCode</c>). Compressed code is smaller, but slower
        /// to execute.
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
