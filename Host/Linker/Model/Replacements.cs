using Mono.Cecil;
using Mono.Cecil.Cil;

namespace FlipperUpdaterNano.Linker.Model
{
    /// <summary>
    /// Merges the project's additions into nanoFramework's mscorlib. The additions are C# bodies for InternalCalls, and replacements for
    /// types and methods of mscorlib; each replacement states its reason.
    /// </summary>
    internal sealed class Replacements
    {
        /// <summary>Name of the assembly that contains the additions.</summary>
        public const string AssemblyName = "FlipperUpdaterNano.CoreLibrary";

        /// <summary>
        /// Name of the static methods that replace the constructors of String, because the memory of a string cannot be allocated before
        /// its length is known.
        /// </summary>
        public const string StringFactory = "Ctor";

        private const string Replaces = "System.Runtime.ReplacesAttribute";
        private const string Layout = "System.Runtime.LayoutAttribute";
        private const string Because = "System.Runtime.BecauseAttribute";
        private const string Constructor = "Constructor";

        private readonly Dictionary<TypeDefinition, TypeDefinition> _types = [];
        private readonly Dictionary<TypeDefinition, TypeDefinition> _layouts = [];
        private readonly Dictionary<MethodDefinition, MethodDefinition> _aliases = [];
        private readonly List<string> _errors = [];

        private Replacements(ModuleDefinition library, ModuleDefinition? additions)
        {
            Library = library;
            Additions = additions;
        }

        /// <summary>Gets mscorlib.</summary>
        public ModuleDefinition Library { get; }

        /// <summary>Gets the module with the additions; null when a program is linked from mscorlib alone.</summary>
        public ModuleDefinition? Additions { get; }

        /// <summary>Merges the additions into mscorlib.</summary>
        /// <param name="assemblies">The assemblies of the program and of the class library; methods of mscorlib receive new bodies.</param>
        /// <exception cref="LinkException">A replacement lacks a target or a reason; the message lists all such replacements.</exception>
        public static Replacements Merge(AssemblySet assemblies)
        {
            ModuleDefinition library = assemblies.All.First(assembly => assembly.MainModule.GetType("System.Object") != null).MainModule;
            ModuleDefinition? additions = assemblies.All.FirstOrDefault(assembly => assembly.Name.Name == AssemblyName)?.MainModule;
            Replacements merged = new(library, additions);
            merged.AddStringFactories();

            foreach (TypeDefinition type in additions?.Types.ToArray() ?? [])
            {
                merged.Merge(type);
            }

            return merged._errors.Count == 0 ? merged : throw new LinkException(merged._errors);
        }

        /// <summary>Returns the type that replaces a type of mscorlib.</summary>
        /// <returns>The replacement; the type itself if it is not replaced.</returns>
        public TypeDefinition Of(TypeDefinition type) => _types.GetValueOrDefault(type, type);

        /// <summary>Returns the method that runs when a method is called.</summary>
        /// <returns>The method that runs; the given method if it is not an alias and its type is not replaced.</returns>
        /// <exception cref="NotSupportedException">The replacement does not declare the method.</exception>
        public MethodDefinition Of(MethodDefinition method) =>
            _aliases.TryGetValue(method, out MethodDefinition? target) ? target : InType(method);

        /// <summary>Returns whether a method of the additions is an alias of a method of mscorlib.</summary>
        /// <returns>True if <see cref="Of(MethodDefinition)"/> returns a method of another type.</returns>
        public bool IsAlias(MethodDefinition method) => _aliases.ContainsKey(method);

        private MethodDefinition InType(MethodDefinition method) =>
            !_types.TryGetValue(method.DeclaringType, out TypeDefinition? type) ? method
                : type.Methods.FirstOrDefault(own => own.Name == method.Name && own.IsStatic == method.IsStatic
                    && SameTypes(own.Parameters, method.Parameters) && own.ReturnType.FullName == method.ReturnType.FullName)
                    ?? throw new NotSupportedException($"{method.FullName}, which the replacement of {type.FullName} lacks");

        /// <summary>Returns the field of the same name in the replacement of its type.</summary>
        /// <returns>The field in the replacement; the field itself if its type is not replaced.</returns>
        /// <exception cref="NotSupportedException">The replacement does not declare the field.</exception>
        public FieldDefinition Of(FieldDefinition field) =>
            !_types.TryGetValue(field.DeclaringType, out TypeDefinition? type) ? field
                : type.Fields.FirstOrDefault(own => own.Name == field.Name)
                    ?? throw new NotSupportedException($"{field.FullName}, which the replacement of {type.FullName} lacks");

        /// <summary>
        /// Returns whether an InternalCall is never called; this is the case if it is an alias or a view, or if its type is replaced.
        /// </summary>
        /// <param name="method">An InternalCall of the class library.</param>
        /// <returns>True if the runtime needs no native for the InternalCall.</returns>
        public bool NeedsNoNative(MethodDefinition method) =>
            _aliases.ContainsKey(method) || _types.ContainsKey(method.DeclaringType) || IsView(method);

        /// <summary>Returns the class that declares the fields that the runtime keeps in objects of a type.</summary>
        /// <returns>The class; null if the objects contain only the fields of the type.</returns>
        public TypeDefinition? LayoutOf(TypeDefinition type) => _layouts.GetValueOrDefault(type);

        /// <summary>Returns whether a method is a view, which only casts its argument to the layout of the object.</summary>
        /// <returns>True if a call to the method generates no code.</returns>
        public static bool IsView(MethodDefinition method) =>
            method is { Name: "Of", IsStatic: true, IsInternalCall: true } && Argument(method.DeclaringType, Layout) != null;

        private static bool SameTypes(IEnumerable<ParameterDefinition> left, IEnumerable<ParameterDefinition> right) =>
            left.Select(item => item.ParameterType.FullName).SequenceEqual(right.Select(item => item.ParameterType.FullName));

        private static string? Argument(ICustomAttributeProvider item, string attribute) =>
            item.CustomAttributes.FirstOrDefault(found => found.AttributeType.FullName == attribute)?
                .ConstructorArguments[0].Value as string;

        private void AddStringFactories()
        {
            TypeDefinition text = Library.GetType("System.String");

            foreach (MethodDefinition constructor in text.Methods.Where(method => method.IsConstructor && method.IsInternalCall).ToArray())
            {
                MethodDefinition factory = new(StringFactory, MethodAttributes.Private | MethodAttributes.Static, text)
                {
                    ImplAttributes = MethodImplAttributes.InternalCall,
                };

                foreach (ParameterDefinition parameter in constructor.Parameters)
                {
                    factory.Parameters.Add(new ParameterDefinition(parameter.Name, parameter.Attributes, parameter.ParameterType));
                }

                text.Methods.Add(factory);

                // The constructor needs no native, because new calls the factory method instead.
                constructor.ImplAttributes = MethodImplAttributes.IL;
            }
        }

        private void Merge(TypeDefinition type)
        {
            if (Argument(type, Replaces) is string replaced)
            {
                MergeMethods(type, Find(type, replaced));
            }
            else if (Argument(type, Layout) is string seen)
            {
                if (Find(type, seen) is TypeDefinition target)
                {
                    _layouts.Add(target, type);
                }
            }
            else if (type.Name != "<Module>" && Library.GetType(type.FullName) is TypeDefinition same)
            {
                Add(type, same);
            }
        }

        private void Add(TypeDefinition type, TypeDefinition replaced)
        {
            if (Argument(type, Because) == null)
            {
                _errors.Add($"{type.FullName} replaces a type of the class library without a reason (Because).");
            }

            _types.Add(replaced, type);

            foreach (TypeDefinition nested in type.NestedTypes)
            {
                if (replaced.NestedTypes.FirstOrDefault(item => item.Name == nested.Name) is TypeDefinition same)
                {
                    _types.Add(same, nested);
                }
            }
        }

        private TypeDefinition? Find(TypeDefinition type, string name)
        {
            TypeDefinition? found = Library.GetType(name.Replace('+', '/'));

            if (found == null)
            {
                _errors.Add($"{type.FullName}: the class library has no {name}.");
            }

            return found;
        }

        private void MergeMethods(TypeDefinition type, TypeDefinition? target)
        {
            foreach (MethodDefinition method in type.Methods.Where(method => target != null && !method.IsPrivate))
            {
                MethodDefinition? replaced = target!.Methods.FirstOrDefault(item => Fits(method, item));

                if (replaced == null)
                {
                    _errors.Add($"{method.FullName}: {target.FullName} has no such method.");
                }
                else if (!method.HasBody)
                {
                    _aliases.Add(method, replaced);
                }
                else if (!replaced.IsInternalCall && Argument(method, Because) == null)
                {
                    _errors.Add($"{method.FullName} replaces a method of the class library without a reason (Because).");
                }
                else
                {
                    TakeBody(replaced, method);
                }
            }
        }

        private static bool Fits(MethodDefinition method, MethodDefinition target)
        {
            string name = method.Name == Constructor ? ".ctor" : method.Name;

            return target.Name == name && method.ReturnType.FullName == target.ReturnType.FullName
                && method.Parameters.Count == target.Parameters.Count + (target.HasThis ? 1 : 0)
                && SameTypes(method.Parameters.Skip(target.HasThis ? 1 : 0), target.Parameters)
                && (!target.HasThis || IsThis(method.Parameters[0].ParameterType, target.DeclaringType));
        }

        private static bool IsThis(TypeReference type, TypeDefinition declaring) =>
            declaring.IsValueType ? type is ByReferenceType by && by.ElementType.FullName == declaring.FullName
                : type.FullName == declaring.FullName;

        private static void TakeBody(MethodDefinition target, MethodDefinition source)
        {
            target.ImplAttributes = MethodImplAttributes.IL;
            MethodBody body = new(target) { InitLocals = source.Body.InitLocals, MaxStackSize = source.Body.MaxStackSize };

            foreach (VariableDefinition variable in source.Body.Variables.ToArray())
            {
                body.Variables.Add(new VariableDefinition(variable.VariableType));
            }

            foreach (Instruction instruction in source.Body.Instructions.ToArray())
            {
                body.Instructions.Add(instruction);

                if (instruction.Operand is VariableDefinition variable)
                {
                    instruction.Operand = body.Variables[variable.Index];
                }
            }

            foreach (ExceptionHandler handler in source.Body.ExceptionHandlers)
            {
                body.ExceptionHandlers.Add(handler);
            }

            target.Body = body;
        }
    }
}
