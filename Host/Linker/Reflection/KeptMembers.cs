using Mono.Cecil;
using Mono.Cecil.Cil;
using IL = Mono.Cecil.Cil.Code;

namespace FlipperUpdaterNano.Linker.Reflection
{
    /// <summary>
    /// The types whose members reflection can find: all types of the program, and those public types of the class library that the program
    /// names with <c>typeof</c> or in a string, instantiates, creates delegates of, or derives from.
    /// </summary>
    internal sealed class KeptMembers
    {
        private readonly ReflectionLibrary _library;
        private readonly HashSet<ModuleDefinition> _programs;
        private readonly HashSet<TypeDefinition> _types = [];

        public KeptMembers(ReflectionLibrary library, IEnumerable<AssemblyDefinition> programs)
        {
            _library = library;
            _programs = [.. programs.Select(assembly => assembly.MainModule)];

            foreach (TypeDefinition type in _programs.SelectMany(module => module.GetTypes()).Where(IsOfSource))
            {
                Keep(type);
                type.Methods.Where(method => method.HasBody).ToList().ForEach(method => Named(method.Body));
            }
        }

        /// <summary>Gets the types whose members reflection can find, in the order of discovery.</summary>
        public IReadOnlyCollection<TypeDefinition> Types => _types;

        /// <summary>Gets the program's own types in the order of its metadata.</summary>
        public IEnumerable<TypeDefinition> OwnTypes =>
            _programs.SelectMany(module => module.GetTypes().Where(_types.Contains).OrderBy(type => type.MetadataToken.RID));

        /// <summary>Gets the methods from which the program creates delegates.</summary>
        public HashSet<MethodDefinition> OfDelegates { get; } = [];

        public bool IsOwn(TypeDefinition type) => _programs.Contains(type.Module);

        public IEnumerable<MethodDefinition> Methods(TypeDefinition type) =>
            type.Methods.Where(method => !method.IsConstructor && IsFound(type, method) && (!IsDelegate(type) || method.Name == "Invoke"));

        public IEnumerable<MethodDefinition> Constructors(TypeDefinition type) =>
            IsDelegate(type) ? [] : type.Methods.Where(method => method.IsConstructor && !method.IsStatic && IsFound(type, method));

        /// <summary>Returns the fields of a type in .NET's order: instance, static, constant.</summary>
        /// <returns>The fields that reflection can find.</returns>
        public IEnumerable<FieldDefinition> Fields(TypeDefinition type) =>
            type.Fields.Where(field => IsWritten(field) && (IsOwn(type) || field.IsPublic) && IsUsable(field.FieldType))
                .OrderBy(field => field.HasConstant ? 2 : field.IsStatic ? 1 : 0);

        /// <summary>Returns whether reflection can use a field, parameter or result of the given type.</summary>
        private static bool IsUsable(TypeReference type) => type switch
        {
            IModifierType modified => IsUsable(modified.ElementType),
            ArrayType array => array.IsVector && IsUsable(array.ElementType),
            PointerType or FunctionPointerType or ByReferenceType or GenericParameter or GenericInstanceType => false,
            _ => true,
        };

        private static bool IsDelegate(TypeDefinition type) => type.BaseType?.FullName == "System.MulticastDelegate";

        /// <summary>Returns whether a type comes from the source and was not added by the compiler or the linker.</summary>
        private static bool IsOfSource(TypeDefinition type) =>
            type.Name != "<Module>" && !type.HasGenericParameters
                && !type.FullName.StartsWith("<PrivateImplementationDetails>", StringComparison.Ordinal)
            && type.CustomAttributes.All(attribute => attribute.AttributeType.FullName != "Microsoft.CodeAnalysis.EmbeddedAttribute");

        private static bool IsWritten(IMemberDefinition member) => !member.Name.StartsWith('(');

        private bool IsFound(TypeDefinition type, MethodDefinition method) =>
            IsWritten(method) && (IsOwn(type) || method.IsPublic) && !method.HasGenericParameters && IsUsable(method.ReturnType)
            && method.Parameters.All(parameter =>
            IsUsable(parameter.ParameterType is ByReferenceType reference ? reference.ElementType : parameter.ParameterType));

        private void Named(MethodBody body)
        {
            foreach (Instruction instruction in body.Instructions)
            {
                switch (instruction.OpCode.Code)
                {
                    case IL.Ldtoken when instruction.Operand is TypeReference type:
                        Keep(Plain(type));
                        break;
                    case IL.Box:
                        Keep(Plain((TypeReference)instruction.Operand));
                        break;
                    case IL.Newobj:
                        Keep(Plain(((MethodReference)instruction.Operand).DeclaringType));
                        break;
                    case IL.Ldftn or IL.Ldvirtftn:
                        Keep(Plain(((MethodReference)instruction.Operand).DeclaringType));
                        OfDelegate((MethodReference)instruction.Operand);
                        break;
                    case IL.Ldstr:
                        Keep(_library.Find((string)instruction.Operand));
                        break;
                }
            }
        }

        private void OfDelegate(MethodReference reference)
        {
            if (reference.Resolve() is MethodDefinition method)
            {
                OfDelegates.Add(method);
            }
        }

        private static TypeDefinition? Plain(TypeReference type) => type switch
        {
            ArrayType array => Plain(array.ElementType),
            GenericParameter or GenericInstanceType or PointerType or ByReferenceType => null,
            _ => type.Resolve(),
        };

        private void Keep(TypeDefinition? type)
        {
            if (type is { HasGenericParameters: false } && IsOfSource(type) && _types.Add(type) && type.BaseType != null)
            {
                Keep(Plain(type.BaseType));
            }
        }
    }
}
