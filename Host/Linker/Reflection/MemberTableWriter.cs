using FlipperUpdaterNano.Linker.Model;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace FlipperUpdaterNano.Linker.Reflection
{
    /// <summary>
    /// Writes System.Reflection.MemberTable for a program that uses reflection. A member table is ordinary code: for each
    /// type, one method that creates its members. Unreachable parts are dropped, so a program that only reads attributes contains no
    /// invokers.
    /// </summary>
    internal sealed class MemberTableWriter
    {
        private readonly ReflectionLibrary _library;
        private readonly KeptMembers _kept;
        private readonly InvokerWriter _invokers;
        private readonly AttributeWriter _attributes;
        private readonly TypeDefinition[] _described;

        private MemberTableWriter(ReflectionLibrary library, KeptMembers kept, IEnumerable<TypeDefinition> described)
        {
            _library = library;
            _kept = kept;
            _invokers = new InvokerWriter(library);
            _attributes = new AttributeWriter(library, kept);
            _described = [.. kept.Types.Concat(described).Distinct()];
        }

        /// <summary>Returns whether the program uses reflection on members.</summary>
        /// <returns>True if the table must be written.</returns>
        public static bool IsWanted(Module module) =>
            module.Reachability.Methods.Any(method => method.Declaring.Name == "System.Reflection.MemberTable");

        /// <summary>Writes the table into the class library.</summary>
        /// <param name="module">The module before the table is added.</param>
        /// <param name="own">The assemblies all of whose members reflection can find.</param>
        public static void Write(Module module, IEnumerable<AssemblyDefinition> own)
        {
            ReflectionLibrary library = new(module.World.Library,
                module.World.Assemblies.FirstOrDefault(assembly => assembly.Name.Name == Replacements.AssemblyName)?.MainModule);
            KeptMembers kept = new(library, own);

            // Through GetType(), the program may query the visibility of its objects' types.
            IEnumerable<TypeDefinition> made = module.Reachability.Instantiated.Where(type => type.Arguments.Length == 0)
                .SelectMany(type => type.Interfaces.Append(type)).Select(type => type.Definition).OfType<TypeDefinition>()
                .Where(type => !type.HasGenericParameters);
            new MemberTableWriter(library, kept, made).Write(module.Main.Declaring.Definition!.Module.Assembly.Name);
        }

        private void Write(AssemblyNameDefinition program)
        {
            Tables("Methods", _kept.Methods, (il, method) => Describe(il, method, _library.MethodType));
            Tables("Constructors", _kept.Constructors, (il, method) => Describe(il, method, _library.ConstructorType));
            Tables("Fields", _kept.Fields, Describe);
            Chain("Interfaces", _described, (il, type) => Interfaces(il, type), il => il.Emit(OpCodes.Ldnull));
            Chain("TypeAttributes", _described, (il, type) => il.Number((int)type.Attributes), il => il.Number(-1));
            Chain("Declaring", _described.Where(type => type.DeclaringType != null), (il, type) => PushType(il, type.DeclaringType), il =>
                il.Emit(OpCodes.Ldnull));
            (TypeDefinition Type, int Number)[] attributed =
                [.. _described.Select(type => (type, _attributes.NumberOf(type))).Where(item => item.Item2 != 0)];
            Dictionary<TypeDefinition, int> numbers = attributed.ToDictionary(item => item.Type, item => item.Number);
            Chain("TypeNumber", numbers.Keys, (il, type) => il.Number(numbers[type]), il => il.Number(0));
            DelegateMethods();
            KeepTypes();
            ProgramAssembly(program);
            _attributes.End();
        }

        /// <summary>
        /// Writes a table method that compares its argument with the index of each type, and returns the value of the matching type.
        /// </summary>
        private void Chain(string name, IEnumerable<TypeDefinition> types, Action<IlWriter, TypeDefinition> value,
            Action<IlWriter> otherwise)
        {
            IlWriter il = new(ReflectionLibrary.Method(_library.Table, name));

            foreach (TypeDefinition type in types)
            {
                Instruction next = il.Label();
                PushIndex(il, type);
                il.Emit(OpCodes.Ldarg_0);
                il.Emit(OpCodes.Bne_Un, next);
                value(il, type);
                il.Emit(OpCodes.Ret);
                il.Place(next);
            }

            otherwise(il);
            il.Emit(OpCodes.Ret);
            il.End();
        }

        private void Tables<T>(string name, Func<TypeDefinition, IEnumerable<T>> members, Action<IlWriter, T> describe)
        {
            Dictionary<TypeDefinition, MethodDefinition> makers = [];

            foreach (TypeDefinition type in _kept.Types)
            {
                T[] all = [.. members(type)];
                MethodDefinition maker = _library.Add($"{name} {type.FullName}", new ArrayType(_library.MemberType));
                IlWriter il = new(maker);
                il.Array(_library.MemberType, all.Length, OpCodes.Stelem_Ref, i => describe(il, all[i]));
                il.Emit(OpCodes.Ret);
                il.End();
                makers.Add(type, maker);
            }

            Chain(name, _kept.Types, (il, type) => il.Emit(OpCodes.Call, makers[type]), il => il.Emit(OpCodes.Ldnull));
        }

        // new RuntimeMethodInfo(new MemberData(declaring, name, attributes, new int[] { result, parameters }, invoker, number))
        private void Describe(IlWriter il, MethodDefinition method, TypeDefinition kind)
        {
            TypeReference[] signature = [method.IsConstructor
                ? _library.Type("System.Void")
                : method.ReturnType, .. method.Parameters.Select(parameter => parameter.ParameterType)];
            il.Emit(OpCodes.Ldtoken, method.DeclaringType);
            il.Text(method.Name);
            il.Number((int)method.Attributes);
            il.Array(_library.Int32, signature.Length, OpCodes.Stelem_I4, i => PushEntry(il, signature[i]));
            PushInvoker(il, _invokers.Call(method));
            il.Number(_attributes.NumberOf(method));
            New(il, kind);
        }

        private void Describe(IlWriter il, FieldDefinition field)
        {
            il.Emit(OpCodes.Ldtoken, field.DeclaringType);
            il.Text(field.Name);
            il.Number((int)field.Attributes);
            il.Array(_library.Int32, 1, OpCodes.Stelem_I4, _ => PushEntry(il, field.FieldType));
            PushInvoker(il, _invokers.Access(field));
            il.Number(_attributes.NumberOf(field));
            New(il, _library.FieldType);
        }

        private void New(IlWriter il, TypeDefinition kind)
        {
            il.Emit(OpCodes.Newobj, _library.NewData);
            il.Emit(OpCodes.Newobj, kind.Methods.First(item => item.IsConstructor && item.HasParameters));
        }

        private void PushEntry(IlWriter il, TypeReference type)
        {
            TypeReference plain = type is IModifierType modified ? modified.ElementType : type;
            PushIndex(il, plain is ByReferenceType reference ? reference.ElementType : plain);

            if (plain is ByReferenceType)
            {
                il.Emit(OpCodes.Not);
            }
        }

        private void PushInvoker(IlWriter il, MethodDefinition? invoker)
        {
            il.Emit(OpCodes.Ldnull);

            if (invoker != null)
            {
                il.Emit(OpCodes.Ldftn, invoker);
                il.Emit(OpCodes.Newobj, _library.NewInvoker);
            }
        }

        private void Interfaces(IlWriter il, TypeDefinition type)
        {
            List<TypeReference> all = [];
            AddInterfaces(all, type);
            il.Array(_library.SystemType, all.Count, OpCodes.Stelem_Ref, i => PushType(il, all[i]));
        }

        private static void AddInterfaces(List<TypeReference> all, TypeDefinition type)
        {
            if (type.BaseType?.Resolve() is TypeDefinition above)
            {
                AddInterfaces(all, above);
            }

            foreach (TypeReference item in type.Interfaces.Select(item => item.InterfaceType))
            {
                if (item is not GenericInstanceType && all.All(known => known.FullName != item.FullName))
                {
                    all.Add(item);
                    AddInterfaces(all, item.Resolve());
                }
            }
        }

        /// <summary>
        /// A delegate contains the number of its method. To find the method with a given number, the table creates a delegate from each
        /// candidate and compares the delegate's number.
        /// </summary>
        private void DelegateMethods()
        {
            IlWriter il = new(ReflectionLibrary.Method(_library.Table, "DelegateMethod"));
            MethodDefinition has = ReflectionLibrary.Method(_library.Table, "Has");
            MethodDefinition at = ReflectionLibrary.Method(_library.Table, "MethodAt");
            HashSet<string> overridden = [.. _kept.OfDelegates.Where(method => method.IsVirtual).Select(method => method.Name)];

            foreach (TypeDefinition type in _kept.Types)
            {
                MethodDefinition[] methods = [.. _kept.Methods(type)];

                for (int place = 0; place < methods.Length; place++)
                {
                    MethodDefinition method = methods[place];

                    if (method.IsAbstract
                        || !(_kept.OfDelegates.Contains(method) || (method.IsVirtual && overridden.Contains(method.Name))))
                    {
                        continue;
                    }

                    Instruction next = il.Label();
                    il.Emit(OpCodes.Ldnull);
                    il.Emit(OpCodes.Ldftn, method);
                    il.Emit(OpCodes.Newobj, _library.NewProbe);
                    il.Emit(OpCodes.Ldarg_0);
                    il.Emit(OpCodes.Call, has);
                    il.Emit(OpCodes.Brfalse, next);
                    il.Emit(OpCodes.Ldtoken, type);
                    il.Number(place);
                    il.Emit(OpCodes.Call, at);
                    il.Emit(OpCodes.Ret);
                    il.Place(next);
                }
            }

            il.Emit(OpCodes.Ldnull);
            il.Emit(OpCodes.Ret);
            il.End();
        }

        /// <summary>Writes code that refers to the types, so that the image contains them.</summary>
        private void KeepTypes()
        {
            IlWriter il = new(ReflectionLibrary.Method(_library.Table, "KeepTypes"));
            il.Number(0);

            foreach (TypeDefinition type in _kept.Types)
            {
                PushIndex(il, type);
                il.Emit(OpCodes.Or);
            }

            il.Emit(OpCodes.Ret);
            il.End();
        }

        /// <summary>Writes the methods that return the program's name, version and types, for System.Reflection.Assembly.</summary>
        private void ProgramAssembly(AssemblyNameDefinition program)
        {
            Returns("AssemblyName", il => il.Text($"{program.Name}, Version={program.Version}"));
            int[] version = [program.Version.Major, program.Version.Minor, program.Version.Build, program.Version.Revision];
            Returns("AssemblyVersion", il => il.Array(_library.Int32, version.Length, OpCodes.Stelem_I4, i => il.Number(version[i])));
            TypeDefinition[] types = [.. _kept.OwnTypes];
            Returns("Types", il => il.Array(_library.SystemType, types.Length, OpCodes.Stelem_Ref, i => PushType(il, types[i])));
        }

        private void Returns(string name, Action<IlWriter> value)
        {
            IlWriter il = new(ReflectionLibrary.Method(_library.Table, name));
            value(il);
            il.Emit(OpCodes.Ret);
            il.End();
        }

        private void PushIndex(IlWriter il, TypeReference type)
        {
            il.Emit(OpCodes.Ldtoken, type);
            il.Emit(OpCodes.Call, _library.IndexOfHandle);
        }

        private void PushType(IlWriter il, TypeReference type)
        {
            il.Emit(OpCodes.Ldtoken, type);
            il.Emit(OpCodes.Call, _library.GetTypeFromHandle);
        }
    }
}
