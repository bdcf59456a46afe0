using System.Reflection;
using System.Runtime;
using System.Runtime.CompilerServices;

namespace System
{
    /// <summary>
    /// A type in the image, represented by its index; the complement of the index represents the by-reference type. There is one object per
    /// type, so types can be compared by reference.
    /// </summary>
    [Because("An image has type indices instead of metadata.")]
    internal sealed class RuntimeType : Type
    {
        internal const int MethodKind = 0;
        internal const int ConstructorKind = 1;
        internal const int FieldKind = 2;

        private static RuntimeType s_known;

        private readonly int _index;
        private readonly RuntimeType _next;
        private MemberInfo[][] _members;

        private RuntimeType(int index, RuntimeType next)
        {
            _index = index;
            _next = next;
        }

        public override string FullName => NameOf(_index);

        public override string AssemblyQualifiedName => FullName + ", " + Assembly.FullName;

        public override Assembly Assembly => Assembly.GetExecutingAssembly();

        public override Type BaseType => OfOrNull(BaseOf(_index));

        public override Type DeclaringType => MemberTable.Declaring(_index);

        public override MemberTypes MemberType => FullName.IndexOf('+') < 0 ? MemberTypes.TypeInfo : MemberTypes.NestedType;

        public override string Name
        {
            get
            {
                string name = FullName;
                int dot = name.LastIndexOf('.');
                int plus = name.LastIndexOf('+');

                return name.Substring((dot > plus ? dot : plus) + 1);
            }
        }

        /// <summary>TypeAttributes of metadata (ECMA-335 II.23.1.15).</summary>
        internal int Attributes
        {
            get
            {
                if (HasNoMembers)
                {
                    return _index < 0 ? TypeNatives.Public : TypeNatives.Public | TypeNatives.Serializable;
                }

                int attributes = MemberTable.TypeAttributes(_index);

                return attributes >= 0 ? attributes : throw Unknown();
            }
        }

        // True for arrays and by-reference types.
        private bool HasNoMembers => ElementOf(_index) >= 0;

        public override Type GetElementType() => OfOrNull(ElementOf(_index));

        public override bool IsInstanceOfType(object o) => o != null && IsInstance(o, _index);

        public override MethodInfo[] GetMethods(BindingFlags bindingAttr) => MemberLookup.Methods(this, bindingAttr);

        public override FieldInfo GetField(string name, BindingFlags bindingAttr) => MemberLookup.Field(this, name, bindingAttr);

        public override FieldInfo[] GetFields(BindingFlags bindingAttr) => MemberLookup.Fields(this, bindingAttr);

        public override Type[] GetInterfaces() =>
            MemberTable.Interfaces(_index) ?? (!HasNoMembers ? throw Unknown() : _index < 0 ? new Type[0] : BaseType.GetInterfaces());

        public override object[] GetCustomAttributes(bool inherit) => MemberTable.Attributes(MemberTable.TypeNumber(_index), inherit);

        /// <summary>
        /// Returns the type with the given full name, or null if the image contains no such type. Names are unique in an image, even across
        /// assemblies.
        /// </summary>
        internal static RuntimeType Named(string name)
        {
            MemberTable.KeepTypes();

            for (int i = Count() - 1; i >= 0; i--)
            {
                if (NameOf(i) == name)
                {
                    return Of(i);
                }
            }

            return null;
        }

        internal static RuntimeType Of(int index)
        {
            for (RuntimeType type = s_known; type != null; type = type._next)
            {
                if (type._index == index)
                {
                    return type;
                }
            }

            return s_known = new RuntimeType(index, s_known);
        }

        internal static int IndexOf(Type type) => ((RuntimeType)type)._index;

        /// <summary>Returns the index of an object's type; throws for null.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern int IndexOf(object value);

        /// <summary>Returns the index of the type to which a token refers.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern int IndexOf(RuntimeTypeHandle handle);

        /// <summary>
        /// Returns the full name as on .NET: a plus before nested types, brackets after arrays, an ampersand after by-reference types.
        /// </summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern string NameOf(int type);

        /// <summary>Returns the Kind bits of a type (<see cref="TypeNatives"/>).</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern int KindOf(int type);

        /// <summary>Returns the code of a primitive type (PrimitiveCode in core/image.hpp); 0 for others, including enumerations.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern int CodeOf(int type);

        /// <summary>
        /// Returns the members of the given kind that the type declares. The members are created once, so each is always the same object.
        /// </summary>
        internal MemberInfo[] Members(int kind, MemberLoader load)
        {
            _members ??= new MemberInfo[FieldKind + 1][];

            return _members[kind] ??= load(_index) ?? (HasNoMembers ? new MemberInfo[0] : throw Unknown());
        }

        private static RuntimeType OfOrNull(int index) => index < 0 ? null : Of(index);

        /// <summary>Returns the number of types in the image.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int Count();

        /// <summary>Returns the index of the base type; -1 for Object, interfaces and by-reference types.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int BaseOf(int type);

        /// <summary>Returns the index of an array's element type or a by-reference type's target; otherwise -1.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int ElementOf(int type);

        /// <summary>Returns whether a non-null object can be cast to a type.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern bool IsInstance(object value, int type);

        private NotSupportedException Unknown() =>
            new NotSupportedException("The image holds no members of " + FullName + ": name the type with typeof in the program.");
    }
}
