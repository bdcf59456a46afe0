using System.Runtime;

namespace System
{
    /// <summary>The natives of objects that are written in C#.</summary>
    [Replaces("System.Object")]
    internal static class ObjectNatives
    {
        internal static Type GetType(object self) => RuntimeType.Of(RuntimeType.IndexOf(self));
    }
}
