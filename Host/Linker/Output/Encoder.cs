using System.Buffers.Binary;
using FlipperUpdaterNano.Linker.Code;
using FlipperUpdaterNano.Linker.Model;

namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>
    /// Encodes a method as bytes. The distance of a conditional branch is -128 to 127 bytes. For a longer distance, an inverted conditional
    /// branch skips a long branch.
    /// </summary>
    internal static class Encoder
    {
        /// <summary>
        /// Number of bits that hold the index of a native in an operand; the number of result words is in the bits above.
        /// </summary>
        private const int NativeBits = 14;

        /// <summary>Assigns an offset to every operation.</summary>
        /// <param name="code">The method, whose short branches are replaced if the target is out of range.</param>
        /// <returns>Whether all branches and clauses can be encoded.</returns>
        public static bool LayOut(MethodCode code)
        {
            foreach (Instruction instruction in code.Code.Where(instruction => instruction.Op == Op.BR))
            {
                instruction.Op = Op.BRS;
            }

            while (true)
            {
                int size = Place(code.Code);
                bool changed = false;

                for (int i = 0; i < code.Code.Count; i++)
                {
                    Instruction instruction = code.Code[i];
                    int distance = instruction.Target == null
                        || instruction.Op == Op.LABEL ? 0 : instruction.Target.Offset - instruction.Offset;

                    if (distance is >= sbyte.MinValue and <= sbyte.MaxValue || !OpcodeTable.Format(instruction.Op).Contains('s'))
                    {
                        continue;
                    }

                    changed = true;
                    Lengthen(code.Code, i);
                }

                if (!changed)
                {
                    return CanEncode(code, size);
                }
            }
        }

        private static bool CanEncode(MethodCode code, int size) =>
            (size <= ushort.MaxValue || code.Clauses.Count == 0)
            && code.Code.TrueForAll(instruction => instruction.Op == Op.LABEL || Labels(instruction)
                .All(label => label.Offset - instruction.Offset is >= short.MinValue and <= short.MaxValue));

        private static IEnumerable<Label> Labels(Instruction instruction) =>
            instruction.Target == null ? instruction.Table : instruction.Table.Append(instruction.Target);

        private static void Lengthen(List<Instruction> code, int i)
        {
            Instruction instruction = code[i];

            if (instruction.Op == Op.BRS)
            {
                instruction.Op = Op.BR;

                return;
            }

            if (instruction.Op == Op.INCBLT)
            {
                Instruction add = new(Op.ADDI, instruction.IlOffset);
                add.Registers.AddRange([instruction.Registers[0], instruction.Registers[0]]);
                add.Immediates.Add(1);
                code.Insert(i, add);
                instruction.Op = Op.BLT;

                return;
            }

            Label over = new();
            code.Insert(i + 1, new Instruction(Op.BR, instruction.IlOffset) { Target = instruction.Target });
            code.Insert(i + 2, new Instruction(Op.LABEL, instruction.IlOffset) { Target = over });
            Peephole.Invert(instruction, over);
        }

        private static int Place(List<Instruction> code)
        {
            int at = 0;

            foreach (Instruction instruction in code)
            {
                instruction.Offset = at;

                if (instruction.Op == Op.LABEL)
                {
                    instruction.Target!.Offset = at;
                }
                else
                {
                    at += Size(instruction);
                }
            }

            return at;
        }

        private static int Size(Instruction instruction) => 1 + OpcodeTable.Format(instruction.Op).Sum(kind => kind switch
        {
            'h' or 't' or 'm' or 'v' or 'g' or 'S' or 'L' or 'j' => 2,
            'i' => 4,
            'l' => 8,
            'T' => 2 + (2 * instruction.Table.Count),
            'c' => instruction.Arguments.Count,
            'e' => 1 + instruction.Arguments.Count,
            'O' => instruction.ResultWords == 0 ? 0 : 1,
            _ => 1,
        }) + (instruction.Op > Op.EXT ? 1 : 0);

        public static byte[] Encode(MethodCode code, OperationList operations, Func<object, char, int> resolve)
        {
            List<byte> bytes = [];

            foreach (Instruction instruction in code.Code.Where(instruction => instruction.Op != Op.LABEL))
            {
                Encode(instruction, bytes, operations, resolve);
            }

            return [.. bytes];
        }

        private static void Encode(
            Instruction instruction, List<byte> bytes, OperationList operations, Func<object, char, int> resolve)
        {
            int register = 0, immediate = 0, symbol = 0;

            if (instruction.Op > Op.EXT)
            {
                bytes.Add((byte)operations[Op.EXT]);
                bytes.Add((byte)(operations[instruction.Op] - operations[Op.EXT] - 1));
            }
            else
            {
                bytes.Add((byte)operations[instruction.Op]);
            }

            foreach (char kind in OpcodeTable.Format(instruction.Op))
            {
                switch (kind)
                {
                    case 'b' or 'n' or 'f' or 'k':
                        bytes.Add(unchecked((byte)instruction.Immediates[immediate++]));
                        break;
                    case 'h' when instruction.Op != Op.NATIVE:
                    case 'i' or 'l':
                        byte[] value = new byte[8];
                        BinaryPrimitives.WriteInt64LittleEndian(value, instruction.Immediates[immediate++]);
                        bytes.AddRange(value.Take(kind == 'h' ? 2 : kind == 'i' ? 4 : 8));
                        break;
                    case 'h':
                        AddHalf(bytes, NativeOperand(resolve(instruction.Symbols[symbol++], kind), instruction.Immediates[immediate++]));
                        break;
                    case 't' or 'm' or 'v' or 'g' or 'S' or 'L':
                        AddHalf(bytes, resolve(instruction.Symbols[symbol++], kind));
                        break;
                    case 's':
                        bytes.Add(unchecked((byte)checked((sbyte)(instruction.Target!.Offset - instruction.Offset))));
                        break;
                    case 'j':
                        AddHalf(bytes, instruction.Target!.Offset - instruction.Offset);
                        break;
                    case 'T':
                        AddHalf(bytes, instruction.Table.Count);
                        instruction.Table.ForEach(label => AddHalf(bytes, label.Offset - instruction.Offset));
                        break;
                    case 'c':
                        bytes.AddRange(instruction.Arguments.Select(argument => (byte)argument.Slot));
                        break;
                    case 'e':
                        bytes.Add((byte)instruction.Arguments.Count);
                        goto case 'c';
                    case 'O' when instruction.ResultWords == 0:
                        break;
                    case 'O':
                        bytes.Add((byte)instruction.Result!.Value.Slot);
                        break;
                    default:
                        bytes.Add((byte)instruction.Registers[register++].Slot);
                        break;
                }
            }
        }

        private static int NativeOperand(int native, long resultWords) =>
            native < 1 << NativeBits ? native | ((int)resultWords << NativeBits)
                : throw new LinkException([$"The program calls more than {1 << NativeBits} natives."]);

        private static void AddHalf(List<byte> bytes, int value)
        {
            bytes.Add((byte)value);
            bytes.Add((byte)(value >> 8));
        }
    }
}
