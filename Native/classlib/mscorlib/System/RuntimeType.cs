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
            get { return null; }
        }

        public override MemberTypes MemberType
        {
            get { return MemberTypes.TypeInfo; }
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
