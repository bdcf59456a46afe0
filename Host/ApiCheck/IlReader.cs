using System.Buffers.Binary;
using System.Reflection.Emit;

namespace FlipperUpdaterNano.ApiCheck
{
    /// <summary>Splits a method body into instructions.</summary>
    internal static class IlReader
    {
        private static readonly Dictionary<int, OpCode> s_opCodesByValue = typeof(OpCodes).GetFields()
            .Select(field => (OpCode)field.GetValue(null)!)
            .ToDictionary(code => (int)(ushort)code.Value);

        public static IEnumerable<IlInstruction> Read(byte[] il)
        {
            int at = 0;

            while (at < il.Length)
            {
                int start = at;
                int value = il[at++];

                if (value == 0xFE)
                {
                    value = 0xFE00 | il[at++];
                }

                OpCode code = s_opCodesByValue[value];
                int token = 0;
                int targets = 0;

                switch (code.OperandType)
                {
                    case OperandType.InlineNone:
                        break;

                    case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                        at += 1;
                        break;

                    case OperandType.InlineVar:
                        at += 2;
                        break;

                    case OperandType.InlineI8 or OperandType.InlineR:
                        at += 8;
                        break;

                    case OperandType.InlineSwitch:
                        targets = BinaryPrimitives.ReadInt32LittleEndian(il.AsSpan(at));
                        at += 4 + (4 * targets);
                        break;

                    case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                        token = BinaryPrimitives.ReadInt32LittleEndian(il.AsSpan(at));
                        at += 4;
                        break;

                    default:
                        at += 4;
                        break;
                }

                yield return new IlInstruction(start, code.Name!, token, targets);
            }
        }
    }
}
