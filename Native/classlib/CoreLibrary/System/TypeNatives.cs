using System.Reflection;
using System.Runtime;

namespace System
{
    /// <summary>Natives of types.</summary>
    [Replaces("System.Type")]
    internal static class TypeNatives
    {
        /// <summary>TypeAttributes of metadata: visibility.</summary>
        internal const int Public = 1;

        /// <summary>TypeAttributes of metadata.</summary>
        internal const int Serializable = 0x2000;

        // Bits returned by RuntimeType.KindOf; natives/types.cpp contains the same values.
        private const int KindValueType = 1;
        private const int KindEnum = 2;
        private const int KindInterface = 4;
        private const int KindArray = 8;
        private const int KindAbstract = 16;

        private const int VisibilityMask = 7;
        private const BindingFlags PublicMembers = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static;

        internal static Type GetTypeFromHandle(RuntimeTypeHandle handle) => RuntimeType.Of(RuntimeType.IndexOf(handle));

        internal static Type GetTypeInternal(string typeName, string assemblyName, bool fVersion, int[] ver) => RuntimeType.Named(typeName);

        internal static bool get_IsArray(Type self) => Is(self, KindArray);

        internal static bool get_IsValueType(Type self) => Is(self, KindValueType);

        internal static bool get_IsEnum(Type self) => Is(self, KindEnum);

        internal static bool get_IsInterface(Type self) => Is(self, KindInterface);

        internal static bool get_IsAbstract(Type self) => Is(self, KindAbstract);

        internal static bool get_IsClass(Type self) => !Is(self, KindInterface | KindValueType);

        internal static bool get_IsPublic(Type self) => (Attributes(self) & VisibilityMask) == Public;

        internal static bool get_IsNotPublic(Type self) => (Attributes(self) & VisibilityMask) == 0;

        internal static bool get_IsSerializable(Type self) => (Attributes(self) & Serializable) != 0;

        internal static ConstructorInfo GetConstructor(Type self, Type[] types) => MemberLookup.Constructor(self, types);

        internal static ConstructorInfo[] GetConstructors(Type self) => MemberLookup.Constructors(self);

        internal static MethodInfo GetMethod(Type self, string name) => MemberLookup.Method(self, name, PublicMembers, null);

        internal static MethodInfo GetMethod(Type self, string name, Type[] types) =>
            MemberLookup.Method(self, name, PublicMembers, types);

        internal static MethodInfo GetMethod(Type self, string name, BindingFlags bindingAttr) =>
            MemberLookup.Method(self, name, bindingAttr, null);

        internal static object InvokeMember(Type self, string name, BindingFlags invokeAttr, Binder binder, object target, object[] args) =>
            binder == null
                ? MemberLookup.Invoke(self, name, invokeAttr, target, args ?? new object[0])
                : throw new NotSupportedException("A binder other than null.");

        // RuntimeType overrides these.
        internal static Type get_DeclaringType(Type self) => throw new NotSupportedException();

        internal static bool IsInstanceOfType(Type self, object o) => throw new NotSupportedException();

        private static int Attributes(Type self) => ((RuntimeType)self).Attributes;

        private static bool Is(Type self, int kinds) => (RuntimeType.KindOf(RuntimeType.IndexOf(self)) & kinds) != 0;
    }
}
