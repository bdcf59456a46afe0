using System.Runtime;

namespace System.Reflection
{
    /// <summary>Natives of fields. These natives are never called, because RuntimeFieldInfo overrides their callers.</summary>
    [Replaces("System.Reflection.FieldInfo")]
    internal static class FieldInfoNatives
    {
        internal static void SetValue(FieldInfo self, object obj, object value) => throw new NotSupportedException();

        internal static object[] GetCustomAttributesNative(FieldInfo self, bool inherit) => throw new NotSupportedException();
    }
}
