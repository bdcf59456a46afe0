using System.Runtime;

namespace System.Reflection
{
    /// <summary>Natives of constructors.</summary>
    [Replaces("System.Reflection.ConstructorInfo")]
    internal static class ConstructorInfoNatives
    {
        internal static object Invoke(ConstructorInfo self, object[] parameters) => MemberData.Of(self).Call(null, parameters);

        // RuntimeConstructorInfo overrides it.
        internal static object[] GetCustomAttributes(ConstructorInfo self, bool inherit) => throw new NotSupportedException();
    }
}
