using System.Reflection;
using System.Runtime.CompilerServices;

namespace System
{
    /// <summary>A type of the image, by its index. There is one object per type, so that references compare.</summary>
    internal sealed class RuntimeType : Type
    {
        internal const int KindValueType = 1;
        internal const int KindEnum = 2;
        internal const int KindInterface = 4;
        internal const int KindArray = 8;
        internal const int KindAbstract = 16;

        private static RuntimeType s_known;

        private readonly int _index;
        private readonly RuntimeType _next;

        private RuntimeType(int index, RuntimeType next)
        {
            _index = index;
            _next = next;
        }

        public override string FullName
        {
            get { return NameOf(_index); }
        }

        public override string Name
        {
            get
            {
                string name = NameOf(_index);
                int dot = name.LastIndexOf('.');
                int plus = name.LastIndexOf('+');

                return name.Substring((dot > plus ? dot : plus) + 1);
            }
        }

        public override Type BaseType
        {
            get { return OfOrNull(BaseOf(_index)); }
        }

        public override Type DeclaringType
        {
            get { return MemberTable.Declaring(_index); }
        }

        public override MemberTypes MemberType
        {
            get { return FullName.IndexOf('+') < 0 ? MemberTypes.TypeInfo : MemberTypes.NestedType; }
        }

        internal override int Attributes
        {
            get
            {
                if (IsArray)
                {
                    return PublicVisibility | SerializableBit;
                }

                int attributes = MemberTable.TypeAttributes(_index);

                return attributes >= 0 ? attributes : throw TypeMembers.Unknown(_index);
            }
        }

        internal override int Kind
        {
            get { return KindOf(_index); }
        }

        public override Type GetElementType()
        {
            return OfOrNull(ElementOf(_index));
        }

        public override bool IsInstanceOfType(object o)
        {
            return o != null && IsInstance(o, _index);
        }

        public override MethodInfo[] GetMethods(BindingFlags bindingAttr)
        {
            return MemberLookup.Methods(this, bindingAttr);
        }

        public override FieldInfo GetField(string name, BindingFlags bindingAttr)
        {
            return MemberLookup.Field(this, name, bindingAttr);
        }

        public override FieldInfo[] GetFields(BindingFlags bindingAttr)
        {
            return MemberLookup.Fields(this, bindingAttr);
        }

        public override Type[] GetInterfaces()
        {
            return MemberTable.Interfaces(_index) ?? (IsArray ? BaseType.GetInterfaces() : throw TypeMembers.Unknown(_index));
        }

        public override object[] GetCustomAttributes(bool inherit)
        {
            return MemberTable.Attributes(MemberTable.TypeNumber(_index), inherit);
        }

        internal static RuntimeType Named(string name)
        {
            if (name == null)
            {
                throw new ArgumentNullException("typeName");
            }

            // The assembly of a qualified name: there is one type of a name.
            int comma = name.IndexOf(',');
            string wanted = comma < 0 ? name : name.Substring(0, comma);
            MemberTable.KeepTypes();

            for (int i = Count() - 1; i >= 0; i--)
            {
                if (NameOf(i) == wanted)
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

        internal static int IndexOf(Type type)
        {
            return ((RuntimeType)type)._index;
        }

        /// <summary>The index of an object's type. A null reference throws.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern int IndexOf(object value);

        /// <summary>Namespace and name of a type, nested types behind a plus, arrays with brackets: as .NET prints it.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern string NameOf(int type);

        private static RuntimeType OfOrNull(int index)
        {
            return index < 0 ? null : Of(index);
        }

        /// <summary>The number of types in the image.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int Count();

        /// <summary>The index of the base type, -1 for Object and for interfaces.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int BaseOf(int type);

        /// <summary>The index of an array's element type, else -1.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int ElementOf(int type);

        /// <summary>The Kind bits of a type.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int KindOf(int type);

        /// <summary>Whether a non-null object can be cast to a type.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern bool IsInstance(object value, int type);
    }
}
