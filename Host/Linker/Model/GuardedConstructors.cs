using Mono.Cecil;
using Mono.Cecil.Cil;
using IL = Mono.Cecil.Cil.Code;

namespace FlipperUpdaterNano.Linker.Model
{
    /// <summary>
    /// Wraps each static constructor that may throw. The wrapper runs the constructor, wraps an exception of the constructor in a
    /// TypeInitializationException, and throws that exception again at each further use of the type (ECMA-335 I.8.9.5).
    /// </summary>
    internal static class GuardedConstructors
    {
        public const string Name = "(static constructor)";

        /// <summary>Operations that create a field's initial value and can fail only with OutOfMemoryException.</summary>
        private static readonly HashSet<IL> s_harmless =
        [
            IL.Nop, IL.Ret, IL.Dup, IL.Pop, IL.Ldstr, IL.Ldnull, IL.Ldtoken, IL.Newarr, IL.Stsfld, IL.Box,
            IL.Ldc_I4, IL.Ldc_I4_S, IL.Ldc_I4_M1, IL.Ldc_I4_0, IL.Ldc_I4_1, IL.Ldc_I4_2, IL.Ldc_I4_3, IL.Ldc_I4_4, IL.Ldc_I4_5, IL.Ldc_I4_6,
            IL.Ldc_I4_7, IL.Ldc_I4_8,
            IL.Ldc_I8, IL.Ldc_R4, IL.Ldc_R8, IL.Conv_I8, IL.Conv_U8,
            IL.Stelem_Any, IL.Stelem_I1, IL.Stelem_I2, IL.Stelem_I4, IL.Stelem_I8, IL.Stelem_R4, IL.Stelem_R8, IL.Stelem_Ref,
        ];

        /// <summary>Guards the static constructors of the program. The static constructors of the class library do not throw.</summary>
        /// <param name="assemblies">The assemblies of the program and of the class library.</param>
        /// <param name="replacements">The additions merged into the class library.</param>
        public static void Guard(AssemblySet assemblies, Replacements replacements)
        {
            ModuleDefinition library = replacements.Library;
            MethodDefinition? wrap = Find(replacements.Additions, "Wrap");
            MethodDefinition? again = Find(replacements.Additions, "Again");

            if (wrap == null || again == null)
            {
                return;
            }

            ModuleDefinition program = assemblies.Program!.MainModule;
            TypeReference exception = program.ImportReference(library.GetType("System.Exception"));

            foreach (TypeDefinition type in program.GetTypes().ToArray())
            {
                if (type.Methods.FirstOrDefault(method => method.IsConstructor && method.IsStatic) is { HasBody: true } constructor
                    && MayFail(constructor))
                {
                    Guard(type, constructor, exception, program.ImportReference(wrap), program.ImportReference(again));
                }
            }
        }

        private static MethodDefinition? Find(ModuleDefinition? additions, string name) =>
            additions?.GetType("System.Runtime.TypeInitializer")?.Methods.First(method => method.Name == name);

        private static bool MayFail(MethodDefinition constructor) =>
            constructor.Body.Instructions.Any(item => !s_harmless.Contains(item.OpCode.Code)
            && !(item.OpCode.Code == IL.Call && ((MethodReference)item.Operand).Name == "InitializeArray")
            && !(item.OpCode.Code == IL.Newobj && ((MethodReference)item.Operand).FullName == "System.Void System.Object::.ctor()"));

        // if (failure != null) { Again(); throw failure; }
        // try { constructor } catch (Exception e) { failure = Wrap(name, e); Again(); throw failure; }
        private static void Guard(TypeDefinition type, MethodDefinition constructor, TypeReference exception, MethodReference wrap,
            MethodReference again)
        {
            FieldDefinition failure = new("(failure)", FieldAttributes.Private | FieldAttributes.Static, exception);
            MethodDefinition guard =
                new(Name, MethodAttributes.Private | MethodAttributes.Static | MethodAttributes.HideBySig, type.Module.TypeSystem.Void);
            type.Fields.Add(failure);
            type.Methods.Add(guard);
            TypeReference self = type.Closed();
            FieldReference field = new(failure.Name, exception, self);
            MethodReference call = new(constructor.Name, constructor.ReturnType, self);
            ILProcessor il = guard.Body.GetILProcessor();
            Instruction start = il.Create(OpCodes.Call, call);
            Instruction end = il.Create(OpCodes.Ret);
            Instruction caught = il.Create(OpCodes.Ldstr, type.IsNested ? type.Name : type.FullName);
            VariableDefinition held = new(exception);
            guard.Body.Variables.Add(held);
            Instruction keep = il.Create(OpCodes.Stloc_0);
            Instruction[] code =
            [
                il.Create(OpCodes.Ldsfld, field), il.Create(OpCodes.Brfalse, start), il.Create(OpCodes.Call, again),
                il.Create(OpCodes.Ldsfld, field), il.Create(OpCodes.Throw),
                start, il.Create(OpCodes.Leave, end),
                keep, caught, il.Create(OpCodes.Ldloc_0), il.Create(OpCodes.Call, wrap), il.Create(OpCodes.Stsfld, field),
                il.Create(OpCodes.Call, again), il.Create(OpCodes.Ldsfld, field), il.Create(OpCodes.Throw),
                end,
            ];
            Append(il, code);
            guard.Body.ExceptionHandlers.Add(new ExceptionHandler(ExceptionHandlerType.Catch)
            {
                TryStart = start,
                TryEnd = keep,
                HandlerStart = keep,
                HandlerEnd = end,
                CatchType = exception,
            });
        }

        private static void Append(ILProcessor il, Instruction[] code)
        {
            int offset = 0;

            foreach (Instruction instruction in code)
            {
                instruction.Offset = offset;
                offset += instruction.GetSize();
                il.Append(instruction);
            }
        }
    }
}
