using System.Runtime;

namespace System.Reflection
{
    /// <summary>Natives of methods and constructors.</summary>
    [Replaces("System.Reflection.MethodBase")]
    internal static class MethodBaseNatives
    {
        internal static bool get_IsPublic(MethodBase self) =>
            (MemberData.Of(self).Attributes & MemberData.AccessMask) == MemberData.PublicAccess;

        internal static bool get_IsStatic(MethodBase self) => MemberData.Of(self).Has(MemberData.Static);

        internal static bool get_IsFinal(MethodBase self) => MemberData.Of(self).Has(MemberData.Final);

        internal static bool get_IsVirtual(MethodBase self) => MemberData.Of(self).Has(MemberData.Virtual);

        internal static bool get_IsAbstract(MethodBase self) => MemberData.Of(self).Has(MemberData.Abstract);

        /// <summary>
        /// Calls the method. Values are boxed, and arguments passed by reference are written back to the array. As on nanoFramework v1, an
        /// exception thrown by the method is passed on unchanged, without a TargetInvocationException.
        /// </summary>
        internal static object Invoke(MethodBase self, object obj, object[] parameters)
        {
            MemberData data = MemberData.Of(self);
            data.CheckTarget(obj, false);

            return self is RuntimeConstructorInfo
                ? throw new NotSupportedException("A constructor cannot run again on an existing object.")
                : data.Call(obj, parameters);
        }

        // RuntimeMethodInfo and RuntimeConstructorInfo override the following methods or do not use them.
        internal static string get_Name(MethodBase self) => throw new NotSupportedException();

        internal static Type get_DeclaringType(MethodBase self) => throw new NotSupportedException();

        internal static ParameterInfo[] GetParametersNative(MethodBase self) => throw new NotSupportedException();
    }
}
