using System.Runtime;

namespace System.Reflection
{
    /// <summary>Natives of properties. These natives are never called, because no member of nanoFramework v1 returns a property.</summary>
    [Replaces("System.Reflection.PropertyInfo")]
    internal static class PropertyInfoNatives
    {
        internal static object GetValue(PropertyInfo self, object obj, object[] index) => throw new NotSupportedException();

        internal static void SetValue(PropertyInfo self, object obj, object value, object[] index) => throw new NotSupportedException();
    }
}
