using System.Reflection;

namespace System
{
    /// <summary>
    /// A type of the image. The linker writes tables of members for programs that ask for members (System.Reflection.MemberTable): of their
    /// own types, and the public ones of those types of the class library that they name or make.
    /// </summary>
    public abstract class Type : MemberInfo, IReflect
    {
        // System.Reflection.TypeAttributes of metadata.
        internal const int PublicVisibility = 1;
        internal const int SerializableBit = 0x2000;

        private const int VisibilityMask = 7;
        private const BindingFlags PublicMembers = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static;

        /// <summary>Creates a type.</summary>
        protected Type()
        {
        }

        /// <summary>Namespace and name.</summary>
        public abstract string FullName { get; }

        /// <summary>The type this one stands in, or null.</summary>
        public override Type DeclaringType
        {
            get { return null; }
        }

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

        /// <summary>Whether the type is public and stands in no other.</summary>
        public bool IsPublic
        {
            get { return (Attributes & VisibilityMask) == PublicVisibility; }
        }

        /// <summary>Whether the type is not public and stands in no other.</summary>
        public bool IsNotPublic
        {
            get { return (Attributes & VisibilityMask) == 0; }
        }

        /// <summary>Whether the type is marked as serializable. There is no serialization.</summary>
        public bool IsSerializable
        {
            get { return (Attributes & SerializableBit) != 0; }
        }

        internal abstract int Attributes { get; }

        internal abstract int Kind { get; }

        /// <summary>The type a token stands for.</summary>
        public static Type GetTypeFromHandle(RuntimeTypeHandle handle)
        {
            return RuntimeType.Of(handle.Index);
        }

        /// <summary>
        /// The type with a full name, as <see cref="FullName"/> writes it, or null when there is none: of the class library those can be
        /// found that the program uses or names in a text.
        /// </summary>
        public static Type GetType(string typeName)
        {
            return RuntimeType.Named(typeName);
        }

        /// <summary>The public constructor with parameters of these types, or null.</summary>
        public ConstructorInfo GetConstructor(Type[] types)
        {
            return MemberLookup.Constructor(this, types);
        }

        /// <summary>The public constructors of objects, in the order of the source.</summary>
        public ConstructorInfo[] GetConstructors()
        {
            return MemberLookup.Constructors(this);
        }

        /// <summary>The public method with a name, or null; an exception when there are several.</summary>
        public MethodInfo GetMethod(string name)
        {
            return MemberLookup.Method(this, name, PublicMembers, null);
        }

        /// <summary>The public method with a name and parameters of these types, or null.</summary>
        public MethodInfo GetMethod(string name, Type[] types)
        {
            return MemberLookup.Method(this, name, PublicMembers, types);
        }

        /// <summary>The method with a name, or null; an exception when there are several.</summary>
        public virtual MethodInfo GetMethod(string name, BindingFlags bindingAttr)
        {
            return MemberLookup.Method(this, name, bindingAttr, null);
        }

        /// <summary>The public methods, those of bases last, in the order of the source.</summary>
        public MethodInfo[] GetMethods()
        {
            return GetMethods(PublicMembers);
        }

        /// <summary>The methods, those of bases last, in the order of the source.</summary>
        public abstract MethodInfo[] GetMethods(BindingFlags bindingAttr);

        /// <summary>The public field with a name, or null.</summary>
        public FieldInfo GetField(string name)
        {
            return GetField(name, PublicMembers);
        }

        /// <summary>The field with a name, or null.</summary>
        public abstract FieldInfo GetField(string name, BindingFlags bindingAttr);

        /// <summary>The public fields, those of bases last, in the order of the source.</summary>
        public FieldInfo[] GetFields()
        {
            return GetFields(PublicMembers);
        }

        /// <summary>The fields, those of bases last, in the order of the source.</summary>
        public abstract FieldInfo[] GetFields(BindingFlags bindingAttr);

        /// <summary>The interfaces of the type and of its bases.</summary>
        public abstract Type[] GetInterfaces();

        /// <summary>
        /// Calls a method, reads or writes a field or property, or makes an object, as the flags say. The binder must be null: there is one
        /// choice among overloads, by number and types of the arguments.
        /// </summary>
        public object InvokeMember(string name, BindingFlags invokeAttr, Binder binder, object target, object[] args)
        {
            if (binder != null)
            {
                throw new NotSupportedException("A binder other than null.");
            }

            return MemberLookup.Invoke(this, name, invokeAttr, target, args ?? new object[0]);
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
