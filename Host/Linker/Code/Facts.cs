using System.Diagnostics.CodeAnalysis;

namespace FlipperUpdaterNano.Linker.Code
{
    /// <summary>Records, for one point of a method, the operations whose results are still in registers.</summary>
    internal sealed class Facts
    {
        // Maximum number of operations for which a value is kept, chosen by measuring the updater. Keeping a value for longer would occupy
        // a register that other values need.
        private const int Reach = 100;

        private readonly Dictionary<string, (Register Value, Register[] From, int At)> _values = [];

        /// <summary>Returns the key that identifies the result of an operation.</summary>
        /// <returns>The key; null if the result depends on more than the operands and the fields of objects.</returns>
        public static string? KeyOf(Instruction instruction)
        {
            if (instruction.Registers.Count == 0 || instruction.Registers[0].Register is { IsAddressTaken: true } or { Type.Words: not 1 }
                || instruction.Registers.Exists(operand => operand.Word != 0 || operand.Register.IsAddressTaken))
            {
                return null;
            }

            string operands = string.Join(',', instruction.Registers.Skip(1).Select(operand => operand.Register.Number))
                + ":" + string.Join(',', instruction.Immediates);

            return instruction.Op switch
            {
                Op.LDI8 or Op.LDI16 or Op.LDI32 => "i" + operands,
                Op.LDFLD4 or Op.LDFLDR => "f" + operands,
                Op.MOV or Op.MOVR => $"c{instruction.Registers[0].Register.Number}",
                Op.LDLEN or (>= Op.ADD and <= Op.SHRU) or (>= Op.ADDI and <= Op.EXTU16) => $"{instruction.Op}{operands}",
                _ => null,
            };
        }

        public bool IsNonNull(Operand operand) => _values.ContainsKey(NonNull(operand));

        public void AddNonNull(Operand operand)
        {
            if (!operand.Register.IsAddressTaken)
            {
                _values[NonNull(operand)] = (operand.Register, [], 0);
            }
        }

        /// <summary>Returns the register from which another register was copied.</summary>
        /// <returns>The source of the copy; null if the register is not a copy.</returns>
        public Operand? Original(Operand copy, int at) =>
            copy.Word == 0 && Find($"c{copy.Register.Number}", at, out Register? original) ? new Operand(original) : null;

        public bool Find(string key, int at, [NotNullWhen(true)] out Register? register)
        {
            bool found = _values.TryGetValue(key, out (Register Value, Register[] From, int At) value) && at - value.At <= Reach;
            register = found ? value.Value : null;

            return found;
        }

        public void Add(string key, IReadOnlyList<Operand> registers, int at) => _values[key] =
            (registers[key[0] == 'c' ? 1 : 0].Register, [.. registers.Select(operand => operand.Register)], at);

        /// <summary>Discards the facts that depend on a register.</summary>
        /// <param name="register">The register that is about to be written.</param>
        public void Forget(Register register) => Remove((_, value) => value.Value == register || value.From.Contains(register));

        /// <summary>
        /// Discards the facts about fields of objects, including read-only fields, because code called by a constructor or through
        /// reflection may write them.
        /// </summary>
        public void ForgetMemory() => Remove((key, _) => key[0] == 'f');

        /// <summary>Discards the facts about fields that a store may change.</summary>
        public void ForgetFields(Instruction store)
        {
            string end = $":{store.Immediates[0]}";
            bool isOneField = store.Op is Op.STFLD4 or Op.STFLDR;
            Remove((key, _) => key[0] == 'f' && (!isOneField || key.EndsWith(end, StringComparison.Ordinal)));
        }

        public Facts Copy()
        {
            Facts copy = new();

            foreach (KeyValuePair<string, (Register Value, Register[] From, int At)> item in _values)
            {
                copy._values.Add(item.Key, item.Value);
            }

            return copy;
        }

        public Facts Intersect(Facts other)
        {
            Facts common = new();

            foreach (KeyValuePair<string, (Register Value, Register[] From, int At)> item in _values)
            {
                if (other._values.TryGetValue(item.Key, out (Register Value, Register[] From, int At) same)
                    && same.Value == item.Value.Value)
                {
                    common._values.Add(item.Key, item.Value);
                }
            }

            return common;
        }

        // The key of the fact that a reference is not null; there is one fact for each reference word of a struct.
        private static string NonNull(Operand operand) => $"n{operand.Register.Number}.{operand.Word}";

        private void Remove(Func<string, (Register Value, Register[] From, int At), bool> match)
        {
            foreach (string key in _values.Where(item => match(item.Key, item.Value)).Select(item => item.Key).ToArray())
            {
                _values.Remove(key);
            }
        }
    }
}
