using System.Buffers.Binary;
using FlipperUpdaterNano.Linker.Code;
using FlipperUpdaterNano.Linker.Model;

namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>The bytes of a method's code. Conditional branches reach 127 bytes; farther ones jump over a long branch.</summary>
    internal static class Encoder
    {
        /// <summary>Gives every operation its offset.</summary>
        /// <param name="code">The method; short branches that do not reach are replaced.</param>
        /// <returns>The size in bytes.</returns>
        public static int LayOut(MethodCode code)
        {
            foreach (Ins ins in code.Code.Where(ins => ins.Op == Op.BR))
            {
                ins.Op = Op.BRS;
            }

            while (true)
            {
                int size = Place(code.Code);
                bool changed = false;

                for (int i = 0; i < code.Code.Count; i++)
                {
                    Ins ins = code.Code[i];
                    int distance = ins.Target == null || ins.Op == Op.LABEL ? 0 : ins.Target.Offset - ins.Offset;

                    if (distance is >= sbyte.MinValue and <= sbyte.MaxValue || !OpcodeTable.Format(ins.Op).Contains('s'))
                    {
                        continue;
                    }

                    changed = true;
                    Lengthen(code.Code, i);
                }

                if (!changed)
                {
                    return size;
                }
            }
        }

        private static void Lengthen(List<Ins> code, int i)
        {
            Ins ins = code[i];

            if (ins.Op == Op.BRS)
            {
                ins.Op = Op.BR;

                return;
            }

            if (ins.Op == Op.INCBLT)
            {
                Ins add = new(Op.ADDI, ins.IlOffset);
                add.Registers.AddRange([ins.Registers[0], ins.Registers[0]]);
                add.Immediates.Add(1);
                code.Insert(i, add);
                ins.Op = Op.BLT;

                return;
            }

            Label over = new();
            code.Insert(i + 1, new Ins(Op.BR, ins.IlOffset) { Target = ins.Target });
            code.Insert(i + 2, new Ins(Op.LABEL, ins.IlOffset) { Target = over });
            Peephole.Invert(ins, over);
        }

        private static int Place(List<Ins> code)
        {
            int at = 0;

            foreach (Ins ins in code)
            {
                ins.Offset = at;

                if (ins.Op == Op.LABEL)
                {
                    ins.Target!.Offset = at;
                }
                else
                {
                    at += Size(ins);
                }
            }

            return at;
        }

        private static int Size(Ins ins) => 1 + OpcodeTable.Format(ins.Op).Sum(kind => kind switch
        {
            'h' or 't' or 'm' or 'v' or 'g' or 'S' or 'L' or 'j' => 2,
            'i' => 4,
            'l' => 8,
            'T' => 2 + (2 * ins.Table.Count),
            'c' => ins.Arguments.Count,
            'e' => 1 + ins.Arguments.Count,
            'O' => ins.ResultWords == 0 ? 0 : 1,
            _ => 1,
        }) + (ins.Op > Op.EXT ? 1 : 0);

        public static byte[] Encode(MethodCode code, Func<object, char, int> resolve)
        {
            List<byte> bytes = [];

            foreach (Ins ins in code.Code.Where(ins => ins.Op != Op.LABEL))
            {
                Encode(ins, bytes, resolve);
            }

            return [.. bytes];
        }

        private static void Encode(Ins ins, List<byte> bytes, Func<object, char, int> resolve)
        {
            int register = 0, immediate = 0, symbol = 0;

            if (ins.Op > Op.EXT)
            {
                bytes.Add((byte)Op.EXT);
                bytes.Add((byte)(ins.Op - Op.EXT - 1));
            }
            else
            {
                bytes.Add((byte)ins.Op);
            }

            foreach (char kind in OpcodeTable.Format(ins.Op))
            {
                switch (kind)
                {
                    case 'b' or 'n' or 'f' or 'k':
                        bytes.Add(unchecked((byte)ins.Immediates[immediate++]));
                        break;
                    case 'h' when ins.Op != Op.NATIVE:
                    case 'i' or 'l':
                        byte[] value = new byte[8];
                        BinaryPrimitives.WriteInt64LittleEndian(value, ins.Immediates[immediate++]);
                        bytes.AddRange(value.Take(kind == 'h' ? 2 : kind == 'i' ? 4 : 8));
                        break;
                    case 'h' or 't' or 'm' or 'v' or 'g' or 'S' or 'L':
                        AddHalf(bytes, resolve(ins.Symbols[symbol++], kind));
                        break;
                    case 's':
                        bytes.Add(unchecked((byte)checked((sbyte)(ins.Target!.Offset - ins.Offset))));
                        break;
                    case 'j':
                        AddHalf(bytes, Far(ins, ins.Target!));
                        break;
                    case 'T':
                        AddHalf(bytes, ins.Table.Count);
                        ins.Table.ForEach(label => AddHalf(bytes, Far(ins, label)));
                        break;
                    case 'c':
                        bytes.AddRange(ins.Arguments.Select(argument => (byte)argument.Slot));
                        break;
                    case 'e':
                        bytes.Add((byte)ins.Arguments.Count);
                        goto case 'c';
                    case 'O' when ins.ResultWords == 0:
                        break;
                    case 'O':
                        bytes.Add((byte)ins.Result!.Value.Slot);
                        break;
                    default:
                        bytes.Add((byte)ins.Registers[register++].Slot);
                        break;
                }
            }
        }

        private static int Far(Ins ins, Label label)
        {
            int distance = label.Offset - ins.Offset;

            return distance is >= short.MinValue and <= short.MaxValue ? distance : throw new NotSupportedException("a method of more than 32 KiB of code");
        }

        private static void AddHalf(List<byte> bytes, int value)
        {
            bytes.Add((byte)value);
            bytes.Add((byte)(value >> 8));
        }
    }
}
