using System.Runtime;
using System.Runtime.CompilerServices;

namespace System
{
    /// <summary>Array natives that are implemented in C#.</summary>
    [Replaces("System.Array")]
    internal static class ArrayNatives
    {
        internal static Array CreateInstance(Type elementType, int length) =>
            elementType == null ? throw new ArgumentNullException("elementType")
                : length < 0 ? throw new ArgumentOutOfRangeException("length")
                : NewOfElement(RuntimeType.IndexOf(elementType), length);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern Array NewOfElement(int type, int length);
    }
}
