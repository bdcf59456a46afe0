using Mono.Cecil;

namespace FlipperUpdaterNano.Linker.Model
{
    /// <summary>A type with all type arguments known, laid out in 32-bit words.</summary>
    internal sealed class TypeNode(string name, string key)
    {
        public string Name { get; } = name;

        /// <summary>Gets the name qualified by the assembly's name, which distinguishes types with the same name.</summary>
        public string Key { get; } = key;

        public TypeDefinition? Definition { get; init; }

        public TypeNode[] Arguments { get; init; } = [];

        /// <summary>Gets the element type of an array or the target type of a managed pointer.</summary>
        public TypeNode? Element { get; init; }

        public bool IsArray { get; init; }

        public StackKind Kind { get; set; }

        public PrimitiveCode Primitive { get; set; }

        public TypeNode? Base { get; set; }

        public List<TypeNode> Interfaces { get; } = [];

        public Dictionary<FieldDefinition, FieldNode> Fields { get; } = [];

        public Dictionary<string, MethodNode> Methods { get; } = [];

        /// <summary>Gets or sets the size in words of a value, or of an object without its header.</summary>
        public int InstanceWords { get; set; }

        public List<bool> Map { get; } = [];

        public MethodNode? StaticConstructor { get; set; }

        public bool IsLaidOut { get; set; }

        public bool IsInstantiated { get; set; }

        public int Index { get; set; } = -1;

        /// <summary>Gets or sets, for a delegate type, the method that calls the delegates of an invocation list.</summary>
        public MethodNode? CallList { get; set; }

        public bool IsValueType => !IsArray && Definition is { IsValueType: true };

        public bool IsEnum => !IsArray && Definition is { IsEnum: true };

        public bool IsInterface => !IsArray && Definition is { IsInterface: true };

        public bool IsDelegate => Base is { Name: "System.MulticastDelegate" };

        public bool IsString => Name == "System.String";

        /// <summary>Gets a value indicating whether any type parameter is covariant or contravariant.</summary>
        public bool IsVariant =>
            !IsArray && Arguments.Length > 0 && Definition!.GenericParameters.Any(item => item.IsCovariant || item.IsContravariant);

        public bool IsReference => Kind == StackKind.Ref;

        public bool RunsConstructorPrecisely => Definition is { IsBeforeFieldInit: false };

        /// <summary>Gets the number of words of a value of this type in a frame or a field.</summary>
        public int Words => Kind switch
        {
            StackKind.Void => 0,
            StackKind.I8 or StackKind.R8 or StackKind.ByRef => 2,
            StackKind.Struct => InstanceWords,
            _ => 1,
        };

        /// <summary>Gets, for each word of a value in a frame or a field, whether the word is a reference.</summary>
        public IEnumerable<bool> WordMap => Kind switch
        {
            StackKind.Void => [],
            StackKind.Ref => [true],
            StackKind.ByRef => [true, false],
            StackKind.Struct => Map,
            _ => Enumerable.Repeat(false, Words),
        };

        /// <summary>Gets the size in bytes of an array element of this type.</summary>
        public int ElementBytes => Primitive switch
        {
            PrimitiveCode.Boolean or PrimitiveCode.Byte or PrimitiveCode.SByte => 1,
            PrimitiveCode.Char or PrimitiveCode.Int16 or PrimitiveCode.UInt16 => 2,
            _ => 4 * Words,
        };

        /// <summary>Gets the number of types of which this type is composed: itself, its type arguments and its element type.</summary>
        public int Parts { get; init; } = 1;

        public bool DerivesFrom(TypeNode other) => other.IsInterface ? Interface(other) != null : HasBase(other);

        /// <summary>
        /// Returns the interface through which objects of this type are used as a given interface: the given interface if this type lists
        /// it, otherwise an interface that variance converts to the given interface. Of several such interfaces, one that the most derived
        /// class lists takes precedence (ECMA-335 I.8.7.1).
        /// </summary>
        /// <returns>The interface; null if this type does not implement the given interface.</returns>
        public TypeNode? Interface(TypeNode wanted)
        {
            for (TypeNode? type = this; type != null; type = type.Base)
            {
                if (type == wanted || type.Interfaces.Contains(wanted))
                {
                    return wanted;
                }
            }

            TypeNode? converted = null;

            for (TypeNode? type = this; wanted.IsVariant && converted == null && type != null; type = type.Base)
            {
                converted = type.Interfaces.Prepend(type).FirstOrDefault(item => item.ConvertsByVariance(wanted));
            }

            return converted;
        }

        /// <summary>
        /// Returns whether the wanted type is another instance of the same generic type and variance converts this type to it.
        /// </summary>
        /// <param name="wanted">Any type.</param>
        /// <returns>False if both types are the same.</returns>
        public bool ConvertsByVariance(TypeNode wanted)
        {
            if (this == wanted || !IsVariant || Definition != wanted.Definition)
            {
                return false;
            }

            for (int i = 0; i < Arguments.Length; i++)
            {
                GenericParameter parameter = Definition!.GenericParameters[i];
                bool fits = Arguments[i] == wanted.Arguments[i]
                    || (parameter.IsCovariant && Arguments[i].IsReferenceTo(wanted.Arguments[i]))
                    || (parameter.IsContravariant && wanted.Arguments[i].IsReferenceTo(Arguments[i]));

                if (!fits)
                {
                    return false;
                }
            }

            return true;
        }

        private bool IsReferenceTo(TypeNode wanted) =>
            IsReference && wanted.IsReference && (wanted.Name == "System.Object" || DerivesFrom(wanted) || ConvertsByVariance(wanted)
                || (IsArray && wanted.IsArray && Element!.IsElementFor(wanted.Element!)));

        // As in the runtime, values of the same size and kind match, whether signed or unsigned.
        private bool IsElementFor(TypeNode wanted)
        {
            const int UnsignedBit = 1;

            return this == wanted || IsReferenceTo(wanted)
                || (IsValueType && wanted.IsValueType
                    && Primitive is >= PrimitiveCode.SByte and <= PrimitiveCode.UInt64 && wanted.Primitive >= PrimitiveCode.SByte
                    && ((Primitive - PrimitiveCode.SByte) | UnsignedBit) == ((wanted.Primitive - PrimitiveCode.SByte) | UnsignedBit));
        }

        private bool HasBase(TypeNode other)
        {
            for (TypeNode? type = this; type != null; type = type.Base)
            {
                if (type == other)
                {
                    return true;
                }
            }

            return false;
        }

        public override string ToString() => Name;
    }
}
