using Mono.Cecil;

namespace FlipperUpdaterNano.Linker.Model
{
    /// <summary>
    /// All types and methods of the program, instantiated with their type arguments. Each type and each method has one node.
    /// </summary>
    internal sealed class ClosedWorld
    {
        private static readonly Dictionary<string, (StackKind Kind, PrimitiveCode Code)> s_primitives = new()
        {
            ["System.Void"] = (StackKind.Void, PrimitiveCode.None),
            ["System.Boolean"] = (StackKind.I4, PrimitiveCode.Boolean),
            ["System.Char"] = (StackKind.I4, PrimitiveCode.Char),
            ["System.SByte"] = (StackKind.I4, PrimitiveCode.SByte),
            ["System.Byte"] = (StackKind.I4, PrimitiveCode.Byte),
            ["System.Int16"] = (StackKind.I4, PrimitiveCode.Int16),
            ["System.UInt16"] = (StackKind.I4, PrimitiveCode.UInt16),
            ["System.Int32"] = (StackKind.I4, PrimitiveCode.Int32),
            ["System.UInt32"] = (StackKind.I4, PrimitiveCode.UInt32),
            ["System.Int64"] = (StackKind.I8, PrimitiveCode.Int64),
            ["System.UInt64"] = (StackKind.I8, PrimitiveCode.UInt64),
            ["System.Single"] = (StackKind.R4, PrimitiveCode.Single),
            ["System.Double"] = (StackKind.R8, PrimitiveCode.Double),
            ["System.IntPtr"] = (StackKind.I4, PrimitiveCode.Int32),
            ["System.UIntPtr"] = (StackKind.I4, PrimitiveCode.UInt32),
        };

        private readonly Dictionary<string, TypeNode> _types = [];

        private readonly InstanceLimits _limits = new();

        private readonly Replacements _replacements;

        public ClosedWorld(IReadOnlyList<AssemblyDefinition> assemblies, Replacements replacements)
        {
            Assemblies = assemblies;
            _replacements = replacements;
            Library = assemblies.First(assembly => assembly.MainModule.GetType("System.Object") != null).MainModule;
            Object = Known("System.Object");
            String = Known("System.String");
        }

        public IReadOnlyList<AssemblyDefinition> Assemblies { get; }

        public ModuleDefinition Library { get; }

        public TypeNode Object { get; }

        public TypeNode String { get; }

        public List<string> Errors { get; } = [];

        public bool NeedsNoNative(MethodDefinition method) => _replacements.NeedsNoNative(method);

        public TypeNode Known(string name) => FindKnown(name) ?? throw new LinkException([$"The class library has no {name}."]);

        public TypeNode? FindKnown(string name)
        {
            TypeDefinition? definition = Library.GetType(name) ?? _replacements.Additions?.GetType(name);

            return definition == null ? null : Type(definition, null);
        }

        public TypeNode Type(TypeReference reference, MethodNode? context) =>
            Type(reference, context?.Declaring, context?.MethodArguments ?? []);

        public TypeNode Type(TypeReference reference, TypeNode? owner, TypeNode[] methodArguments)
        {
            switch (reference)
            {
                case GenericParameter parameter:
                    return parameter.Type == GenericParameterType.Type
                        ? owner!.Arguments[parameter.Position]
                        : methodArguments[parameter.Position];
                case ArrayType { IsVector: false } array:
                    throw new NotSupportedException($"arrays of more than one dimension ({array.FullName})");
                case ArrayType array:
                    return ArrayOf(Type(array.ElementType, owner, methodArguments));
                case ByReferenceType pointer:
                    return PointerTo(Type(pointer.ElementType, owner, methodArguments), StackKind.ByRef, "&");
                case PointerType pointer:
                    return PointerTo(Type(pointer.ElementType, owner, methodArguments), StackKind.I4, "*");
                case FunctionPointerType:
                    throw new NotSupportedException("function pointers");
                case IModifierType modified:
                    return Type(modified.ElementType, owner, methodArguments);
                case PinnedType pinned:
                    return Type(pinned.ElementType, owner, methodArguments);
            }

            TypeDefinition definition = _replacements.Of(reference.Resolve()
                ?? throw new NotSupportedException($"type {reference.FullName}, which the class library does not have"));
            TypeNode[] arguments = reference is GenericInstanceType instance
                ? [.. instance.GenericArguments.Select(argument => Type(argument, owner, methodArguments))]
                : reference.HasGenericParameters && owner?.Definition == definition ? owner.Arguments : [];
            string name = definition.FullName.Replace('/', '+');
            string key = $"{definition.Module.Assembly.Name.Name}!{name}";

            if (arguments.Length > 0)
            {
                name += $"<{string.Join(",", arguments.Select(argument => argument.Name))}>";
                key += $"<{string.Join(",", arguments.Select(argument => argument.Key))}>";
            }

            return _types.TryGetValue(key, out TypeNode? known) ? known : Add(name, key, definition, arguments);
        }

        public TypeNode ArrayOf(TypeNode element)
        {
            string key = element.Key + "[]";

            if (!_types.TryGetValue(key, out TypeNode? node))
            {
                InstanceLimits.CheckParts(element.Name, element.Parts + 1);
                node = new TypeNode(element.Name + "[]", key)
                {
                    Element = element,
                    IsArray = true,
                    Kind = StackKind.Ref,
                    IsLaidOut = true,
                    Parts = element.Parts + 1,
                };
                _types.Add(key, node);
                node.Base = Known("System.Array");
            }

            return node;
        }

        public TypeNode PointerTo(TypeNode element, StackKind kind = StackKind.ByRef, string suffix = "&")
        {
            string key = element.Key + suffix;

            if (!_types.TryGetValue(key, out TypeNode? node))
            {
                node = new TypeNode(element.Name + suffix, key) { Element = element, Kind = kind, IsLaidOut = true };
                _types.Add(key, node);
            }

            return node;
        }

        public MethodNode Method(MethodReference reference, MethodNode? context) =>
            Method(reference, context?.Declaring, context?.MethodArguments ?? []);

        public MethodNode Method(MethodReference reference, TypeNode? owner, TypeNode[] methodArguments)
        {
            TypeNode declaring = Type(reference.DeclaringType, owner, methodArguments);

            if (declaring.IsArray)
            {
                throw new NotSupportedException($"{reference.FullName}");
            }

            MethodDefinition called = reference.Resolve()
                ?? throw new NotSupportedException($"{reference.FullName}, which the class library does not have");
            MethodDefinition definition = _replacements.Of(called);
            TypeNode[] arguments = reference is GenericInstanceMethod instance
                ? [.. instance.GenericArguments.Select(argument => Type(argument, owner, methodArguments))]
                : [];

            TypeNode holder =
                _replacements.IsAlias(called) ? Type(definition.DeclaringType, null) : Holder(declaring, definition.DeclaringType);

            return Method(definition, holder, arguments);
        }

        /// <summary>Returns the overridden method of a MethodImpl entry (ECMA-335 II.22.27).</summary>
        /// <param name="reference">The overridden method, without its own type arguments.</param>
        /// <param name="owner">The type with the overriding method.</param>
        /// <param name="arguments">The type arguments of the overriding method, which also apply to the overridden method.</param>
        public MethodNode Overridden(MethodReference reference, TypeNode owner, TypeNode[] arguments)
        {
            MethodDefinition definition = _replacements.Of(reference.Resolve()
                ?? throw new NotSupportedException($"{reference.FullName}, which the class library does not have"));

            return Method(definition, Holder(Type(reference.DeclaringType, owner, []), definition.DeclaringType), arguments);
        }

        public MethodNode Method(MethodDefinition definition, TypeNode declaring, TypeNode[] arguments)
        {
            string generic = arguments.Length == 0 ? "" : $"<{string.Join(",", arguments.Select(argument => argument.Name))}>";
            string closed = string.Concat(arguments.Select(argument => argument.Key + ","));
            string parameters = string.Join(",", definition.Parameters.Select(parameter => parameter.ParameterType.FullName));
            string key = $"{definition.Name}<{closed}>({parameters}){definition.ReturnType.FullName}";

            if (declaring.Methods.TryGetValue(key, out MethodNode? node))
            {
                return node;
            }

            if (arguments.Length > 0)
            {
                _limits.Count(definition);
            }

            node = new MethodNode
            {
                Name = $"{declaring.Name}.{definition.Name}{generic}"
                    + $"({string.Join(", ", definition.Parameters.Select(p => p.ParameterType.Name))})",
                Definition = definition,
                Declaring = declaring,
                MethodArguments = arguments,
                HasThis = definition.HasThis,
            };
            declaring.Methods.Add(key, node);
            node.Returns = Type(definition.ReturnType, node);
            List<TypeNode> all = [.. definition.Parameters.Select(parameter => Type(parameter.ParameterType, node))];

            if (definition.HasThis)
            {
                all.Insert(0, declaring.IsValueType ? PointerTo(declaring) : declaring);
            }

            node.Parameters = [.. all];

            return node;
        }

        public FieldNode Field(FieldReference reference, MethodNode? context)
        {
            TypeNode declaring = Type(reference.DeclaringType, context);
            FieldDefinition definition = _replacements.Of(reference.Resolve()
                ?? throw new NotSupportedException($"field {reference.FullName}, which the class library does not have"));
            TypeNode holder = Holder(declaring, definition.DeclaringType);
            LayOut(holder);

            return holder.Fields[definition];
        }

        /// <summary>Assigns words to the instance fields of a type. Words are assigned to static fields when they are first used.</summary>
        public void LayOut(TypeNode type)
        {
            if (type.IsLaidOut)
            {
                return;
            }

            type.IsLaidOut = true;

            if (type.Base != null && !type.IsValueType)
            {
                LayOut(type.Base);
                type.Map.AddRange(type.Base.Map);
                type.InstanceWords = type.Base.InstanceWords;
            }

            if (type.Definition!.IsExplicitLayout && type.Definition.Fields.Any(field => !field.IsStatic))
            {
                throw new NotSupportedException($"explicit layout of {type.Name}");
            }

            AddFields(type);
            AddHiddenFields(type);

            if (type.IsValueType && type.InstanceWords == 0)
            {
                type.InstanceWords = 1;
                type.Map.Add(false);
            }
        }

        /// <summary>Adds the fields that the runtime keeps in objects of a type.</summary>
        private void AddHiddenFields(TypeNode type)
        {
            if (_replacements.LayoutOf(type.Definition!) is TypeDefinition definition)
            {
                TypeNode layout = Type(definition, null);
                LayOut(layout);

                if (!layout.Map.Take(type.Map.Count).SequenceEqual(type.Map.Take(layout.Map.Count)))
                {
                    throw new LinkException([$"{layout.Name} does not begin with the fields of {type.Name}."]);
                }

                type.Map.AddRange(layout.Map.Skip(type.Map.Count));
                type.InstanceWords = type.Map.Count;
            }
        }

        private void AddFields(TypeNode type)
        {
            // The runtime expects the stack trace in the first word of an exception.
            foreach (FieldDefinition definition in type.Definition!.Fields.OrderBy(field => field.Name == "_stackTrace" ? 0 : 1))
            {
                FieldNode field = new(definition, type, Type(definition.FieldType, type, []));
                type.Fields.Add(definition, field);

                if (definition.IsStatic)
                {
                    continue;
                }

                if (field.Type.Kind == StackKind.Struct && field.Type != type)
                {
                    LayOut(field.Type);
                }

                field.Offset = type.InstanceWords;
                type.InstanceWords += Math.Max(field.Type.Words, type.Primitive == PrimitiveCode.None ? 0 : type.Words);
                type.Map.AddRange(field.Type.WordMap);
            }
        }

        private static TypeNode Holder(TypeNode type, TypeDefinition declaring)
        {
            for (TypeNode? node = type; node != null; node = node.Base)
            {
                if (node.Definition == declaring)
                {
                    return node;
                }
            }

            return type.Interfaces.FirstOrDefault(node => node.Definition == declaring)
                ?? throw new NotSupportedException($"{declaring.FullName} is not a base of {type.Name}");
        }

        private TypeNode Add(string name, string key, TypeDefinition definition, TypeNode[] arguments)
        {
            int parts = 1 + arguments.Sum(argument => argument.Parts);
            InstanceLimits.CheckParts(name, parts);

            if (arguments.Length > 0)
            {
                _limits.Count(definition);
            }

            TypeNode node = new(name, key) { Definition = definition, Arguments = arguments, Parts = parts };
            _types.Add(key, node);

            try
            {
                Complete(node, definition);
            }
            catch (NotSupportedException)
            {
                // Later uses of the type fail for the same reason.
                _types.Remove(key);
                throw;
            }

            return node;
        }

        private void Complete(TypeNode node, TypeDefinition definition)
        {
            node.Kind = definition.IsValueType ? StackKind.Struct : StackKind.Ref;

            if (definition.IsEnum)
            {
                TypeNode underlying = Type(definition.Fields.First(field => !field.IsStatic).FieldType, node, []);
                node.Kind = underlying.Kind;
                node.Primitive = underlying.Primitive;
            }
            else if (s_primitives.TryGetValue(node.Name, out (StackKind Kind, PrimitiveCode Code) primitive))
            {
                node.Kind = primitive.Kind;
                node.Primitive = primitive.Code;
            }

            node.Base = definition.BaseType == null ? null : Type(definition.BaseType, node, []);

            foreach (InterfaceImplementation item in definition.Interfaces)
            {
                AddInterface(node, Type(item.InterfaceType, node, []));
            }

            if (node.Kind == StackKind.Struct)
            {
                LayOut(node);
            }

            MethodDefinition? constructor = definition.Methods.FirstOrDefault(method => method.Name == GuardedConstructors.Name)
                ?? definition.Methods.FirstOrDefault(method => method.IsConstructor && method.IsStatic);
            node.StaticConstructor = constructor == null ? null : Method(constructor, node, []);
        }

        private static void AddInterface(TypeNode node, TypeNode added)
        {
            if (!node.Interfaces.Contains(added))
            {
                node.Interfaces.Add(added);
                added.Interfaces.ForEach(inherited => AddInterface(node, inherited));
            }
        }
    }
}
