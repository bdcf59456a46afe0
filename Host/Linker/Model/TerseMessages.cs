using Mono.Cecil;
using Mono.Cecil.Cil;
using IL = Mono.Cecil.Cil.Code;

namespace FlipperUpdaterNano.Linker.Model
{
    /// <summary>
    /// Makes the class library say less, for an image in which a byte counts more than a sentence: an argument out of range is named
    /// without the reason, and what is marked <c>Verbose</c> is left out: types, fields, properties, calls of methods
    /// that only check, and of those that make a value into another one.
    /// </summary>
    internal static class TerseMessages
    {
        private const string Verbose = "System.Runtime.VerboseAttribute";
        private const string Reasons = "System.OutOfRange";
        private const string OutOfRange = "System.ArgumentOutOfRangeException";

        /// <summary>Rewrites the class library.</summary>
        /// <param name="library">Its assemblies.</param>
        public static void Apply(IEnumerable<AssemblyDefinition> library)
        {
            foreach (TypeDefinition type in library.SelectMany(assembly => assembly.MainModule.GetTypes()).ToArray())
            {
                foreach (MethodDefinition method in type.Methods.Where(method => method.HasBody && type.FullName != Reasons))
                {
                    Shorten(method);
                }

                LeaveOut(type);
            }
        }

        private static void LeaveOut(TypeDefinition type)
        {
            if (IsVerbose(type))
            {
                type.Module.Types.Remove(type);
            }

            foreach (PropertyDefinition property in type.Properties.Where(IsVerbose).ToArray())
            {
                type.Methods.Remove(property.GetMethod);
                type.Properties.Remove(property);
            }

            foreach (FieldDefinition field in type.Fields.Where(IsVerbose).ToArray())
            {
                type.Fields.Remove(field);
            }
        }

        private static bool IsVerbose(ICustomAttributeProvider item) =>
            item.CustomAttributes.Any(attribute => attribute.AttributeType.FullName == Verbose);

        private static void Shorten(MethodDefinition method)
        {
            ILProcessor il = method.Body.GetILProcessor();

            foreach (Instruction instruction in method.Body.Instructions.ToArray())
            {
                if (instruction.Operand is not MethodReference called)
                {
                    continue;
                }

                // new ArgumentOutOfRangeException(name, "reason")
                if (instruction.OpCode.Code == IL.Newobj && called.DeclaringType.FullName == OutOfRange && called.Parameters.Count == 2
                    && instruction.Previous is { OpCode.Code: IL.Ldstr } reason)
                {
                    reason.OpCode = OpCodes.Nop;
                    reason.Operand = null;
                    instruction.Operand = Constructor(method.Module, called.DeclaringType, takesName: true);
                }
                else if (instruction.OpCode.Code == IL.Call && called is MethodDefinition check && IsVerbose(check))
                {
                    // A check of arguments goes with them; of what makes a value into another one the value stays.
                    Drop(il, instruction, called.ReturnType.FullName == "System.Void" ? called.Parameters.Count : 0);
                }
                else if (instruction.OpCode.Code == IL.Call && called.DeclaringType.FullName == Reasons)
                {
                    bool takesName = called.Parameters[0].ParameterType.FullName == "System.String";
                    il.InsertAfter(instruction, il.Create(OpCodes.Newobj, Constructor(method.Module, called.ReturnType, takesName)));
                    Drop(il, instruction, called.Parameters.Count - (takesName ? 1 : 0));
                }
            }
        }

        /// <summary>Leaves out a call: the loads of so many arguments, or else so many <c>pop</c> in its place.</summary>
        private static void Drop(ILProcessor il, Instruction call, int arguments)
        {
            call.OpCode = OpCodes.Nop;
            call.Operand = null;
            Instruction last = call;

            while (arguments > 0 && !IsReachedByBranch(il.Body, last) && last.Previous is Instruction load && IsLoad(load.OpCode.Code))
            {
                load.OpCode = OpCodes.Nop;
                load.Operand = null;
                last = load;
                arguments--;
            }

            for (int i = 0; i < arguments; i++)
            {
                il.InsertAfter(call, il.Create(OpCodes.Pop));
            }
        }

        private static bool IsLoad(IL code) => code is IL.Ldstr or IL.Ldarg_0 or IL.Ldarg_1 or IL.Ldarg_2 or IL.Ldarg_3 or IL.Ldarg_S
            or IL.Ldloc_0 or IL.Ldloc_1 or IL.Ldloc_2 or IL.Ldloc_3 or IL.Ldloc_S;

        private static bool IsReachedByBranch(MethodBody body, Instruction place) =>
            body.Instructions.Any(item => item.Operand == place || (item.Operand is Instruction[] targets && targets.Contains(place)));

        private static MethodReference Constructor(ModuleDefinition module, TypeReference exception, bool takesName) =>
            module.ImportReference(exception.Resolve().Methods.First(method => method.IsConstructor && !method.IsStatic
                && method.Parameters.Count == (takesName ? 1 : 0)));
    }
}
