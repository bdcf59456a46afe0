using Mono.Cecil;
using Mono.Cecil.Cil;

namespace FlipperUpdaterNano.Linker.Reflection
{
    /// <summary>
    /// Writes the method through which composite formatting calls <c>ToString(string)</c> of the program's own types, and of DateTime if
    /// the program uses that type.
    /// </summary>
    internal static class FormattableTypes
    {
        private const string Name = "System.Runtime.FormattableTypes";
        private const string DateTime = "System.DateTime";

        /// <summary>Writes the method.</summary>
        /// <param name="additions">The module that declares the method.</param>
        /// <param name="library">mscorlib.</param>
        /// <param name="programs">The program's assemblies.</param>
        public static void Write(ModuleDefinition additions, ModuleDefinition library, IEnumerable<AssemblyDefinition> programs)
        {
            ModuleDefinition[] modules = [.. programs.Select(assembly => assembly.MainModule)];
            MethodDefinition[] found =
            [
                .. modules.SelectMany(module => module.GetTypes()).Where(type => !type.HasGenericParameters)
                    .Select(Formatter).OfType<MethodDefinition>(),
                .. modules.Any(module => module.GetTypeReferences().Any(type => type.FullName == DateTime))
                    ? [Formatter(library.GetType(DateTime))!] : (MethodDefinition[])[],
            ];
            IlWriter il = new(additions.GetType(Name).Methods.Single(method => method.Name == "Format"));

            // Derived classes are tested before their bases.
            foreach (MethodDefinition method in found.OrderByDescending(method => Depth(method.DeclaringType)))
            {
                Append(il, method);
            }

            il.Emit(OpCodes.Ldnull);
            il.Emit(OpCodes.Ret);
            il.End();
        }

        private static MethodDefinition? Formatter(TypeDefinition type) =>
            type.Methods.FirstOrDefault(method => method is { Name: "ToString", IsPublic: true, IsStatic: false, IsAbstract: false }
                && method.Parameters.Count == 1 && method.Parameters[0].ParameterType.FullName == "System.String"
                && method.ReturnType.FullName == "System.String");

        // if (value is T) return ((T)value).ToString(format);
        private static void Append(IlWriter il, MethodDefinition method)
        {
            Instruction next = il.Label();
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Isinst, method.DeclaringType);
            il.Emit(OpCodes.Brfalse, next);
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(method.DeclaringType.IsValueType ? OpCodes.Unbox : OpCodes.Castclass, method.DeclaringType);
            il.Emit(OpCodes.Ldarg_1);
            il.Emit(method.IsVirtual && !method.DeclaringType.IsValueType ? OpCodes.Callvirt : OpCodes.Call, method);
            il.Emit(OpCodes.Ret);
            il.Place(next);
        }

        private static int Depth(TypeDefinition type)
        {
            int depth = 0;

            for (TypeDefinition? above = type.BaseType?.Resolve(); above != null; above = above.BaseType?.Resolve())
            {
                depth++;
            }

            return depth;
        }
    }
}
