using FlipperUpdaterNano.Linker.Code;
using FlipperUpdaterNano.Linker.Model;

namespace FlipperUpdaterNano.Linker.Translation
{
    /// <content>Translates array elements, and arrays that are created together with their elements.</content>
    internal sealed partial class Translator
    {
        private void LoadElement(TypeNode element)
        {
            Value index = Pop();
            Value array = Pop();
            Value result = Temporary(element);
            Op op = element.Kind switch
            {
                StackKind.Ref => Op.LDELR,
                StackKind.I8 or StackKind.R8 => Op.LDEL8,
                StackKind.Struct => Op.LDELN,
                _ => element.Primitive switch
                {
                    PrimitiveCode.Boolean or PrimitiveCode.Byte => Op.LDEL1,
                    PrimitiveCode.SByte => Op.LDEL1S,
                    PrimitiveCode.Char or PrimitiveCode.UInt16 => Op.LDEL2,
                    PrimitiveCode.Int16 => Op.LDEL2S,
                    _ => Op.LDEL4,
                },
            };
            Operand arrayWord = Use(array);
            Instruction instruction = Emit(op, result.Operand, arrayWord, Use(ToInt32(index, false)));

            if (op == Op.LDELN)
            {
                instruction.Immediates.Add(element.Words);
            }

            bool isFull = element.Primitive is PrimitiveCode.Int32 or PrimitiveCode.UInt32;
            Push(result with { Narrow = isFull ? PrimitiveCode.None : element.Primitive });
        }

        private void StoreElement(TypeNode element)
        {
            Value value = Pop();
            Value index = Pop();
            Value array = Pop();

            if (array.Array is ArrayInitializer list && list.Takes(index))
            {
                list.Elements.Add(Use(Retyped(value, element)));

                return;
            }

            Operand source = Use(Retyped(element.Kind is StackKind.R4 or StackKind.R8 ? Fit(value, element) : value, element));
            Op op = element.Kind switch
            {
                StackKind.Ref => Op.STELR,
                StackKind.I8 or StackKind.R8 => Op.STEL8,
                StackKind.Struct => Op.STELN,
                _ => element.ElementBytes == 1 ? Op.STEL1 : element.ElementBytes == 2 ? Op.STEL2 : Op.STEL4,
            };
            Operand arrayWord = Use(array);
            Instruction instruction = Emit(op, arrayWord, Use(ToInt32(index, false)), source);

            if (op == Op.STELN)
            {
                instruction.Immediates.Add(element.Words);
            }
        }

        private void LoadElementAddress(TypeNode element)
        {
            Operand index = Use(ToInt32(Pop(), false));
            Operand array = Use(Pop());
            Value result = Temporary(_world.PointerTo(element));

            if (element.IsReference)
            {
                Emit(Op.LDELAR, result.Operand, array, index, element);
            }
            else if (element.ElementBytes < 4)
            {
                Emit(Op.LDELA1, result.Operand, array, index, element.ElementBytes - 1);
            }
            else
            {
                Emit(Op.LDELA, result.Operand, array, index, element.Words);
            }

            Push(new Value(ValueForm.PointerAddress, element) { Operand = result.Operand });
        }

        private void NewArray(TypeNode element)
        {
            Value count = ToInt32(Pop(), false);
            TypeNode type = _world.ArrayOf(element);

            if (element.IsReference && count.Form == ValueForm.Constant && count.Bits is > 0 and <= ArrayInitializer.MaxLength)
            {
                Push(new Value(ValueForm.ArrayInitializer, type) { Array = new ArrayInitializer((int)count.Bits), IsNonNull = true });

                return;
            }

            Value result = Temporary(type);
            Emit(Op.NEWARR, result.Operand, Use(count), type);
            Push(result with { IsNonNull = true });
        }

        private Operand Made(ArrayInitializer list, TypeNode type)
        {
            if (list.Made is not Operand made)
            {
                made = Temporary(type).Operand;
                list.Made = made;

                if (list.Elements.Count == list.Length)
                {
                    Emit(Op.NEWARRL, made, type).Arguments.AddRange(list.Elements);
                }
                else
                {
                    Emit(Op.NEWARR, made, Use(Constant(list.Length)), type);

                    for (int i = 0; i < list.Elements.Count; i++)
                    {
                        Emit(Op.STELR, made, Use(Constant(i)), list.Elements[i]);
                    }
                }
            }

            return made;
        }
    }
}
