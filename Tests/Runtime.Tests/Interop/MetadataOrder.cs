using Mono.Cecil;

namespace FlipperUpdaterNano.Runtime.Tests.Interop
{
    /// <summary>
    /// Lists types and methods in the order of nanoFramework's tables (docs/reference/nanoframework.md 4.2), because the CLR finds a native
    /// method by its position among all methods of its assembly. Names are compared ordinally, ignoring case. nanoFramework's
    /// tools use a culture-sensitive comparison, which gives punctuation a lower weight than letters; the resulting order differs only if
    /// namespaces of one assembly share no prefix.
    /// </summary>
    internal static class MetadataOrder
    {
        /// <summary>Returns the types of an assembly, each after the types that it needs.</summary>
        /// <returns>Each type once.</returns>
        public static IReadOnlyList<TypeDefinition> Types(AssemblyDefinition assembly)
        {
            List<TypeDefinition> ordered = [];
            HashSet<TypeDefinition> entered = [];

            foreach (TypeDefinition type in assembly.MainModule.GetTypes()
                .Where(type => type.Name != "<Module>").OrderBy(type => type.FullName, StringComparer.OrdinalIgnoreCase))
            {
                Enter(type, entered, ordered);
            }

            return ordered;
        }

        /// <summary>
        /// Returns the methods of a type: first the virtual methods, then the other instance methods, then the static methods.
        /// </summary>
        /// <returns>Each method once.</returns>
        public static IEnumerable<MethodDefinition> Methods(TypeDefinition type) =>
            type.Methods.OrderBy(method => method.IsVirtual ? 0 : method.IsStatic ? 2 : 1);

        private static void Enter(TypeDefinition type, HashSet<TypeDefinition> entered, List<TypeDefinition> ordered)
        {
            if (entered.Contains(type))
            {
                return;
            }

            if (type.DeclaringType != null)
            {
                Enter(type.DeclaringType, entered, ordered);
            }

            foreach (TypeDefinition contract in type.Interfaces.Select(item => item.InterfaceType).SelectMany(Own))
            {
                Enter(contract, entered, ordered);
            }

            if (!entered.Add(type))
            {
                return;
            }

            foreach (TypeDefinition used in type.Methods.Where(method => method.HasBody).SelectMany(method => method.Body.Instructions)
                .Select(instruction => instruction.Operand).OfType<MethodReference>().SelectMany(Signature).SelectMany(Own).ToArray())
            {
                Enter(used, entered, ordered);
            }

            ordered.Add(type);
        }

        // A type of this module is represented by its definition, a type of another module by a reference.
        private static IEnumerable<TypeDefinition> Own(TypeReference type) => type.GetElementType() is TypeDefinition own ? [own] : [];

        private static IEnumerable<TypeReference> Signature(MethodReference method) =>
            method.Parameters.Select(parameter => parameter.ParameterType).Prepend(method.ReturnType);
    }
}
