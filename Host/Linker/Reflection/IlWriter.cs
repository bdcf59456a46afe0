using Mono.Cecil;
using Mono.Cecil.Cil;

namespace FlipperUpdaterNano.Linker.Reflection
{
    /// <summary>Writes the IL of one method of the class library.</summary>
    internal sealed class IlWriter
    {
        private readonly MethodDefinition _method;
        private readonly ILProcessor _il;

        /// <summary>Replaces the body of a method with an empty one.</summary>
        public IlWriter(MethodDefinition method)
        {
            _method = method;
            method.Body = new MethodBody(method);
            method.NoInlining = true;
            _il = method.Body.GetILProcessor();
        }

        public void Emit(OpCode op) => _il.Emit(op);

        public void Emit(OpCode op, int value) => _il.Emit(op, value);

        public void Emit(OpCode op, TypeReference type) => _il.Emit(op, type);

        public void Emit(OpCode op, MethodReference called) => _il.Emit(op, called);

        public void Emit(OpCode op, FieldReference field) => _il.Emit(op, field);

        public void Emit(OpCode op, VariableDefinition variable) => _il.Emit(op, variable);

        public void Emit(OpCode op, Instruction target) => _il.Emit(op, target);

        public void Number(int value) => _il.Emit(OpCodes.Ldc_I4, value);

        public void Number(long value) => _il.Emit(OpCodes.Ldc_I8, value);

        public void Number(float value) => _il.Emit(OpCodes.Ldc_R4, value);

        public void Number(double value) => _il.Emit(OpCodes.Ldc_R8, value);

        public void Text(string value) => _il.Emit(OpCodes.Ldstr, value);

        public void Switch(Instruction[] targets) => _il.Emit(OpCodes.Switch, targets);

        public Instruction Label() => _il.Create(OpCodes.Nop);

        public void Place(Instruction label) => _il.Append(label);

        public VariableDefinition Local(TypeReference type)
        {
            VariableDefinition variable = new(type);
            _method.Body.Variables.Add(variable);

            return variable;
        }

        /// <summary>Creates an array, stores its elements and leaves the array on the stack.</summary>
        /// <param name="count">The number of elements.</param>
        /// <param name="store">The operation that stores an element.</param>
        /// <param name="value">Emits code that pushes the element with the given index.</param>
        public void Array(TypeReference element, int count, OpCode store, Action<int> value)
        {
            VariableDefinition array = Local(new ArrayType(element));
            Number(count);
            Emit(OpCodes.Newarr, element);
            Emit(OpCodes.Stloc, array);

            for (int i = 0; i < count; i++)
            {
                Emit(OpCodes.Ldloc, array);
                Number(i);
                value(i);
                Emit(store);
            }

            Emit(OpCodes.Ldloc, array);
        }

        /// <summary>Ends the method and computes the instruction offsets, which the translator needs.</summary>
        public void End()
        {
            int offset = 0;

            foreach (Instruction instruction in _method.Body.Instructions)
            {
                instruction.Offset = offset;
                offset += instruction.GetSize();
            }
        }
    }
}
