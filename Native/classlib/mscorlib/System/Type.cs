using System.Reflection;

namespace System
{
    /// <summary>A type of the image. Only what needs no metadata is here: names, the base type and tests of instances.</summary>
    public abstract class Type : MemberInfo
    {
        /// <summary>Creates a type.</summary>
        protected Type()
        {
        }

        /// <summary>Namespace and name.</summary>
        public abstract string FullName { get; }

        /// <summary>The type this one derives from, or null.</summary>
        public abstract Type BaseType { get; }

        /// <summary>Whether the type is an array.</summary>
        public bool IsArray
        {
            get { return (Kind & RuntimeType.KindArray) != 0; }
        }

        /// <summary>Whether the type is a struct or an enumeration.</summary>
        public bool IsValueType
        {
            get { return (Kind & RuntimeType.KindValueType) != 0; }
        }

        /// <summary>Whether the type is an enumeration.</summary>
        public bool IsEnum
        {
            get { return (Kind & RuntimeType.KindEnum) != 0; }
        }

        /// <summary>Whether the type is an interface.</summary>
        public bool IsInterface
        {
            get { return (Kind & RuntimeType.KindInterface) != 0; }
        }

        /// <summary>Whether the type is a class.</summary>
        public bool IsClass
        {
            get { return (Kind & (RuntimeType.KindInterface | RuntimeType.KindValueType)) == 0; }
        }

        /// <summary>Whether the type is abstract.</summary>
        public bool IsAbstract
        {
            get { return (Kind & RuntimeType.KindAbstract) != 0; }
        }

        internal abstract int Kind { get; }

        /// <summary>The type a token stands for.</summary>
        public static Type GetTypeFromHandle(RuntimeTypeHandle handle)
        {
            return RuntimeType.Of(handle.Index);
        }

        /// <summary>The element type of an array type, or null.</summary>
        public abstract Type GetElementType();

        /// <summary>Whether an object is of this type or of one derived from it or implementing it.</summary>
        public virtual bool IsInstanceOfType(object o)
        {
            return false;
        }

        /// <summary>Whether this type derives from another one.</summary>
        public virtual bool IsSubclassOf(Type c)
        {
            for (Type type = BaseType; type != null; type = type.BaseType)
            {
                if (type == c)
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Namespace and name.</summary>
        public override string ToString()
        {
            return FullName;
        }
    }
}
