using System.Text;
using FlipperUpdaterNano.Linker.Code;

namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>
    /// The operations that an image may contain, numbered in the order of <c>opcodes.def</c>. The list contains either all operations, or
    /// only the operations that one image uses; in the latter case the runtime of that image implements only these operations.
    /// </summary>
    internal sealed class OperationList
    {
        private readonly Dictionary<Op, int> _indices = [];

        private OperationList(IEnumerable<Op> operations)
        {
            foreach (Op operation in operations)
            {
                _indices.Add(operation, _indices.Count);
            }
        }

        /// <summary>Gets the list of all operations.</summary>
        public static OperationList All { get; } = new(Enumerable.Range(0, OpcodeTable.Count).Select(index => (Op)index));

        public int Count => _indices.Count;

        /// <summary>Gets the hash of the operations, which must be the same in image and runtime.</summary>
        public uint Fingerprint => OpcodeTable.Hash(_indices.Keys);

        public int this[Op operation] => _indices[operation];

        /// <summary>Returns the operations that the given methods and the runtime's decoder use.</summary>
        /// <param name="methods">The methods, after all transformations.</param>
        public static OperationList Of(IEnumerable<MethodCode> methods)
        {
            // The decoder appends the first two operations to units, and translates GOSUB to LDI32.
            HashSet<Op> used = [Op.FETCH, Op.JUMP, Op.LDI32, Op.EXT, .. methods.SelectMany(code => code.Code).Select(code => code.Op)];

            return new OperationList(All._indices.Keys.Where(used.Contains));
        }

        /// <summary>Returns the macros that select the operations in <c>Native/runtime/core/natives.hpp</c>.</summary>
        /// <returns>C++ source.</returns>
        public string Header() =>
            $"#define NANO_ALL_OPERATIONS 0x{All.Fingerprint:X8}u\n"
            + Macro("NANO_OPERATIONS", _indices.Keys)
            + Macro("NANO_OTHER_OPERATIONS", All._indices.Keys.Except(_indices.Keys));

        private static string Macro(string name, IEnumerable<Op> operations)
        {
            StringBuilder text = new($"#define {name}");

            foreach (Op operation in operations)
            {
                text.Append($" \\\n    OP({operation}, \"{OpcodeTable.Format(operation)}\")");
            }

            return text.Append("\n\n").ToString();
        }
    }
}
