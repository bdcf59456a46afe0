using System.Runtime;

namespace System
{
    /// <summary>Object natives that are implemented in C#.</summary>
    [Replaces("System.Object")]
    internal static class ObjectNatives
    {
        internal static Type GetType(object self) => RuntimeType.Of(RuntimeType.IndexOf(self));
    }
}
