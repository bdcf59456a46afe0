namespace System.Reflection
{
    /// <summary>The members a type declares, made once, so that the same member is the same object.</summary>
    internal sealed class TypeMembers
    {
        private static TypeMembers s_known;

        private readonly int _type;
        private readonly TypeMembers _next;
        private RuntimeMethodInfo[] _methods;
        private RuntimeConstructorInfo[] _constructors;
        private RuntimeFieldInfo[] _fields;

        private TypeMembers(int type, TypeMembers next)
        {
            _type = type;
            _next = next;
        }

        internal RuntimeMethodInfo[] Methods
        {
            get { return _methods ??= MemberTable.Methods(_type) ?? (IsArray ? new RuntimeMethodInfo[0] : throw Unknown(_type)); }
        }

        internal RuntimeConstructorInfo[] Constructors
        {
            get
            {
                return _constructors ??= MemberTable.Constructors(_type)
                    ?? (IsArray ? new RuntimeConstructorInfo[0] : throw Unknown(_type));
            }
        }

        internal RuntimeFieldInfo[] Fields
        {
            get { return _fields ??= MemberTable.Fields(_type) ?? (IsArray ? new RuntimeFieldInfo[0] : throw Unknown(_type)); }
        }

        private bool IsArray
        {
            get { return RuntimeType.Of(_type).IsArray; }
        }

        internal static TypeMembers Of(int type)
        {
            for (TypeMembers members = s_known; members != null; members = members._next)
            {
                if (members._type == type)
                {
                    return members;
                }
            }

            return s_known = new TypeMembers(type, s_known);
        }

        /// <summary>What to throw for a type of the class library that the program does not name.</summary>
        internal static Exception Unknown(int type)
        {
            return new NotSupportedException(
                "The image holds no members of " + RuntimeType.NameOf(type) + ": name it with typeof in the program.");
        }
    }
}
