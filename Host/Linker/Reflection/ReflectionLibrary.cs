using Mono.Cecil;

namespace FlipperUpdaterNano.Linker.Reflection
{
    /// <summary>The types and methods of the class library that the generated code uses.</summary>
    internal sealed class ReflectionLibrary
    {
        private readonly ModuleDefinition _module;
        private readonly ModuleDefinition? _additions;

        public ReflectionLibrary(ModuleDefinition module, ModuleDefinition? additions)
        {
            _module = module;
            _additions = additions;
            Table = Type("System.Reflection.MemberTable");
            Object = Type("System.Object");
            Objects = new ArrayType(Object);
            Int32 = Type("System.Int32");
            Boolean = Type("System.Boolean");
            SystemType = Type("System.Type");
            GetTypeFromHandle = Method(SystemType, "GetTypeFromHandle");
            IndexOfHandle = Type("System.RuntimeType").Methods.First(method => method.Name == "IndexOf"
                && method.Parameters[0].ParameterType.Name == "RuntimeTypeHandle");
            MemberType = Type("System.Reflection.MemberInfo");
            MethodType = Type("System.Reflection.RuntimeMethodInfo");
            ConstructorType = Type("System.Reflection.RuntimeConstructorInfo");
            FieldType = Type("System.Reflection.RuntimeFieldInfo");
            NewData = Method(Type("System.Reflection.MemberData"), ".ctor");
            NewInvoker = Method(Type("System.Reflection.Invoker"), ".ctor");
            NewProbe = Method(Type("System.Reflection.MemberProbe"), ".ctor");
        }

        public TypeDefinition Table { get; }

        public TypeDefinition Object { get; }

        public TypeReference Objects { get; }

        public TypeDefinition Int32 { get; }

        public TypeDefinition Boolean { get; }

        public TypeDefinition SystemType { get; }

        public MethodDefinition GetTypeFromHandle { get; }

        /// <summary>Gets the method that returns the index of the type to which a token refers.</summary>
        public MethodDefinition IndexOfHandle { get; }

        public TypeDefinition MemberType { get; }

        public TypeDefinition MethodType { get; }

        public TypeDefinition ConstructorType { get; }

        public TypeDefinition FieldType { get; }

        public MethodDefinition NewData { get; }

        public MethodDefinition NewInvoker { get; }

        public MethodDefinition NewProbe { get; }

        public TypeDefinition? Find(string name) => name.Length == 0 ? null : _module.GetType(name);

        public TypeDefinition Type(string name) =>
            _additions?.GetType(name) ?? _module.GetType(name) ?? throw new LinkException([$"The class library has no {name}."]);

        public static MethodDefinition Method(TypeDefinition type, string name) => type.Methods.First(method => method.Name == name);

        /// <summary>Adds a static method to the table.</summary>
        /// <param name="name">The name of the method, for the map.</param>
        /// <param name="returns">The type of the method's result.</param>
        /// <param name="parameters">The types of the method's parameters.</param>
        /// <returns>The method, with an empty body.</returns>
        public MethodDefinition Add(string name, TypeReference returns, params TypeReference[] parameters)
        {
            MethodDefinition method = new(name, MethodAttributes.Assembly | MethodAttributes.Static | MethodAttributes.HideBySig, returns);

            foreach (TypeReference parameter in parameters)
            {
                method.Parameters.Add(new ParameterDefinition(parameter));
            }

            Table.Methods.Add(method);

            return method;
        }
    }
}
