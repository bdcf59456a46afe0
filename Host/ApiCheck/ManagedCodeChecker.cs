using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace FlipperUpdaterNano.ApiCheck
{
    /// <summary>
    /// Lists the members that a built assembly uses and nanoFramework v1 lacks, and the constructs that compile but fail at run time on v1
    /// (docs/reference/nanoframework.md: generics, checked arithmetic, iterators, default interface methods, multidimensional arrays,
    /// pointers, volatile, switch tables with more than 255 entries, more than 64 KiB of static data).
    /// </summary>
    internal sealed class ManagedCodeChecker
    {
        /// <summary>v1 stores the number of entries of a switch table in one byte.</summary>
        private const int MaxSwitchTargets = 255;

        /// <summary>v1 stores offsets into static data and bytecode in 16 bits.</summary>
        private const int MaxStaticData = 65536;

        private readonly MetadataReader _reader;
        private readonly PEReader _pe;
        private readonly ApiList _api;
        private readonly HashSet<string> _own;
        private readonly List<ApiViolation> _violations = [];
        private MethodDefinitionHandle _method;
        private int _offset = -1;

        private ManagedCodeChecker(PEReader pe, ApiList api, IEnumerable<string> ownAssemblies)
        {
            _pe = pe;
            _reader = pe.GetMetadataReader();
            _api = api;
            _own = [.. ownAssemblies];
        }

        /// <summary>Lists the violations in an assembly.</summary>
        /// <param name="api">The API of v1.</param>
        /// <param name="ownAssemblies">Names of the project's own assemblies, whose members are not in the API lists.</param>
        /// <returns>For each violation, one sentence that states the member and its caller.</returns>
        public static IReadOnlyList<string> Check(Stream assembly, ApiList api, params string[] ownAssemblies) =>
            [.. Find(assembly, api, ownAssemblies).Select(violation => violation.Text).Distinct().Order(StringComparer.Ordinal)];

        /// <summary>Lists the violations in an assembly, each with its position in the code.</summary>
        /// <param name="assembly">The assembly; closed on return.</param>
        /// <param name="api">The API of v1.</param>
        /// <param name="ownAssemblies">Names of the project's own assemblies, whose members are not in the API lists.</param>
        public static IReadOnlyList<ApiViolation> Find(Stream assembly, ApiList api, params string[] ownAssemblies)
        {
            using PEReader pe = new(assembly);
            ManagedCodeChecker checker = new(pe, api, ownAssemblies);
            checker.CheckTypes();
            checker._method = default;
            checker.CheckStaticData();
            checker._violations.AddRange(DispatchRules.Check(checker._reader).Select(text => new ApiViolation(text, default, -1)));

            return checker._violations;
        }

        private void CheckTypes()
        {
            foreach (TypeDefinitionHandle handle in _reader.TypeDefinitions)
            {
                TypeDefinition type = _reader.GetTypeDefinition(handle);
                string name = DocumentationNames.FullName(_reader, handle);

                if (IsEmbeddedByCompiler(type))
                {
                    continue;
                }

                if (type.GetGenericParameters().Count > 0)
                {
                    Report(name, "declares a generic type");
                }

                CheckType(type.BaseType, name);

                foreach (InterfaceImplementationHandle implementation in type.GetInterfaceImplementations())
                {
                    CheckType(_reader.GetInterfaceImplementation(implementation).Interface, name);
                }

                foreach (FieldDefinitionHandle field in type.GetFields())
                {
                    FieldDefinition definition = _reader.GetFieldDefinition(field);
                    string caller = $"{name}.{_reader.GetString(definition.Name)}";
                    CheckSignatureType(definition.DecodeSignature(DocumentationNames.Instance, null), caller);
                }

                foreach (MethodDefinitionHandle method in type.GetMethods())
                {
                    _method = method;
                    CheckMethod(type, name, _reader.GetMethodDefinition(method));
                    _method = default;
                }
            }
        }

        private void CheckMethod(TypeDefinition type, string typeName, MethodDefinition method)
        {
            string caller = $"{typeName}.{_reader.GetString(method.Name)}";
            MethodSignature<string> signature = method.DecodeSignature(DocumentationNames.Instance, null);
            bool isInterface = (type.Attributes & TypeAttributes.Interface) != 0;
            bool isStatic = (method.Attributes & MethodAttributes.Static) != 0;

            if (method.GetGenericParameters().Count > 0)
            {
                Report(caller, "declares a generic method");
            }

            if (isInterface && !isStatic && method.RelativeVirtualAddress != 0)
            {
                Report(caller, "is a default interface method");
            }

            foreach (CustomAttributeHandle attribute in method.GetCustomAttributes())
            {
                string name = AttributeName(attribute);

                if (name.EndsWith("StateMachineAttribute", StringComparison.Ordinal))
                {
                    Report(caller, name.Contains("Iterator", StringComparison.Ordinal) ? "is an iterator" : "is an async method");
                }
            }

            foreach (string part in signature.ParameterTypes.Append(signature.ReturnType))
            {
                CheckSignatureType(part, caller);
            }

            if (method.RelativeVirtualAddress != 0)
            {
                CheckBody(_pe.GetMethodBody(method.RelativeVirtualAddress), caller);
            }
        }

        private void CheckHandlers(MethodBodyBlock body, string caller)
        {
            foreach (ExceptionRegion region in body.ExceptionRegions.Where(region => region.Kind == ExceptionRegionKind.Catch))
            {
                if (region.CatchType.Kind == HandleKind.TypeReference
                    && _reader.GetString(_reader.GetTypeReference((TypeReferenceHandle)region.CatchType).Name) == nameof(SystemException))
                {
                    _offset = region.HandlerOffset;
                    Report(caller, "catches SystemException, which v1 does not throw for an integer division by zero");
                }
            }
        }

        private void CheckBody(MethodBodyBlock body, string caller)
        {
            if (!body.LocalSignature.IsNil)
            {
                ImmutableArray<string> locals = _reader.GetStandaloneSignature(body.LocalSignature)
                    .DecodeLocalSignature(DocumentationNames.Instance, null);

                foreach (string local in locals)
                {
                    CheckSignatureType(local, caller);
                }
            }

            CheckHandlers(body, caller);

            foreach (IlInstruction instruction in IlReader.Read(body.GetILBytes()!))
            {
                _offset = instruction.Offset;

                if (instruction.Name.Contains(".ovf", StringComparison.Ordinal))
                {
                    Report(caller, $"relies on checked arithmetic ({instruction.Name}), which never throws on v1");
                }
                else if (instruction.Targets > MaxSwitchTargets)
                {
                    Report(caller, $"has a switch table of {instruction.Targets} entries, more than {MaxSwitchTargets}");
                }
                else if (instruction.Name is "localloc" or "calli" or "volatile." or "arglist" or "mkrefany" or "refanyval")
                {
                    Report(caller, $"uses {instruction.Name}");
                }

                if (instruction.Token != 0)
                {
                    CheckToken(MetadataTokens.EntityHandle(instruction.Token), caller);
                }
            }

            _offset = -1;
        }

        private void CheckToken(EntityHandle handle, string caller)
        {
            switch (handle.Kind)
            {
                case HandleKind.MethodSpecification:
                    MethodSpecification specification = _reader.GetMethodSpecification((MethodSpecificationHandle)handle);
                    string id = specification.Method.Kind == HandleKind.MemberReference
                        ? MemberId((MemberReferenceHandle)specification.Method)
                        : "one declared in the assembly itself";

                    if (!CompilerChoices.IsChosenForDesktop(id))
                    {
                        Report(caller, $"instantiates a generic method, {id}");
                    }

                    break;

                case HandleKind.MemberReference:
                    CheckMember((MemberReferenceHandle)handle, caller);
                    break;

                case HandleKind.TypeReference or HandleKind.TypeSpecification:
                    CheckType(handle, caller);
                    break;
            }
        }

        private void CheckMember(MemberReferenceHandle handle, string caller)
        {
            EntityHandle parent = _reader.GetMemberReference(handle).Parent;

            if (parent.Kind == HandleKind.TypeSpecification)
            {
                CheckType(parent, caller);

                return;
            }

            if (parent.Kind != HandleKind.TypeReference || IsOwn((TypeReferenceHandle)parent))
            {
                return;
            }

            string id = MemberId(handle);

            if (!_api.Contains(id) && !_api.Contains(CompilerChoices.OnDevice(id)))
            {
                Report(caller, $"uses {id}, which nanoFramework v1 does not have");
            }
        }

        private void CheckType(EntityHandle handle, string caller)
        {
            if (handle.IsNil || handle.Kind == HandleKind.TypeDefinition)
            {
                return;
            }

            if (handle.Kind == HandleKind.TypeSpecification)
            {
                TypeSpecification specification = _reader.GetTypeSpecification((TypeSpecificationHandle)handle);
                CheckSignatureType(specification.DecodeSignature(DocumentationNames.Instance, null), caller);

                return;
            }

            TypeReferenceHandle reference = (TypeReferenceHandle)handle;
            string name = DocumentationNames.FullName(_reader, reference);

            if (!IsOwn(reference) && !_api.Contains("T:" + name))
            {
                Report(caller, $"uses T:{name}, which nanoFramework v1 does not have");
            }
        }

        private void CheckSignatureType(string type, string caller)
        {
            string? wrong =
                type.Contains('|', StringComparison.Ordinal) ? "a required modifier (`volatile` or an `in` parameter of a virtual member)" :
                type.Contains('{', StringComparison.Ordinal) ? "a generic instantiation" :
                type.Contains("0:", StringComparison.Ordinal) ? "a multidimensional array" :
                type.Contains('*', StringComparison.Ordinal) ? "a pointer" :
                type.StartsWith("=FUNC", StringComparison.Ordinal) ? "a function pointer" :
                null;

            if (wrong != null)
            {
                Report(caller, $"uses {wrong}, {type}");

                return;
            }

            string element = type.TrimEnd('[', ']', '@');

            if (element.StartsWith("System.", StringComparison.Ordinal) && !_api.Contains("T:" + element) &&
                !CompilerChoices.IsChosenForDesktop("T:" + element))
            {
                Report(caller, $"uses T:{element}, which nanoFramework v1 does not have");
            }
        }

        private void CheckStaticData()
        {
            int total = _reader.FieldDefinitions
                .Select(_reader.GetFieldDefinition)
                .Where(field => (field.Attributes & FieldAttributes.HasFieldRVA) != 0)
                .Sum(StaticSize);

            if (total > MaxStaticData)
            {
                Report("<PrivateImplementationDetails>", $"holds {total} bytes of initialised static data, more than {MaxStaticData}");
            }
        }

        private int StaticSize(FieldDefinition field)
        {
            string type = field.DecodeSignature(DocumentationNames.Instance, null);
            TypeDefinitionHandle definition = _reader.TypeDefinitions
                .FirstOrDefault(handle => DocumentationNames.FullName(_reader, handle) == type);

            return definition.IsNil
                ? type switch
                {
                    "System.Int64" or "System.UInt64" => 8,
                    "System.Int32" or "System.UInt32" => 4,
                    "System.Int16" => 2,
                    _ => 1,
                }
                : _reader.GetTypeDefinition(definition).GetLayout().Size;
        }

        private string MemberId(MemberReferenceHandle handle)
        {
            MemberReference member = _reader.GetMemberReference(handle);
            string name = _reader.GetString(member.Name);
            string owner = member.Parent.Kind == HandleKind.TypeReference
                ? DocumentationNames.FullName(_reader, (TypeReferenceHandle)member.Parent)
                : "?";

            if (member.GetKind() == MemberReferenceKind.Field)
            {
                return $"F:{owner}.{name}";
            }

            return DocumentationNames.MethodId(owner, name, member.DecodeMethodSignature(DocumentationNames.Instance, null));
        }

        private bool IsOwn(TypeReferenceHandle handle)
        {
            EntityHandle scope = _reader.GetTypeReference(handle).ResolutionScope;

            while (scope.Kind == HandleKind.TypeReference)
            {
                scope = _reader.GetTypeReference((TypeReferenceHandle)scope).ResolutionScope;
            }

            return scope.Kind == HandleKind.AssemblyReference &&
                _own.Contains(_reader.GetString(_reader.GetAssemblyReference((AssemblyReferenceHandle)scope).Name));
        }

        private bool IsEmbeddedByCompiler(TypeDefinition type)
        {
            return type.GetCustomAttributes().Any(handle => AttributeName(handle) == "Microsoft.CodeAnalysis.EmbeddedAttribute");
        }

        private string AttributeName(CustomAttributeHandle handle)
        {
            EntityHandle constructor = _reader.GetCustomAttribute(handle).Constructor;

            if (constructor.Kind == HandleKind.MethodDefinition)
            {
                TypeDefinitionHandle owner = _reader.GetMethodDefinition((MethodDefinitionHandle)constructor).GetDeclaringType();

                return DocumentationNames.FullName(_reader, owner);
            }

            EntityHandle parent = _reader.GetMemberReference((MemberReferenceHandle)constructor).Parent;

            return parent.Kind == HandleKind.TypeReference ? DocumentationNames.FullName(_reader, (TypeReferenceHandle)parent) : "?";
        }

        private void Report(string caller, string what)
        {
            _violations.Add(new ApiViolation($"{caller} {what}", _method, _offset));
        }
    }
}
