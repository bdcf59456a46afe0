using System.Globalization;
using System.Runtime;
using System.Runtime.CompilerServices;

namespace System
{
    /// <summary>mscorlib's formatting of numbers, which is internal to it.</summary>
    [Replaces("System.Number")]
    internal static class NumberAccess
    {
        /// <summary>A boxed number in a format of its type's <c>ToString</c>.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern string Format(object value, bool isInteger, string format, NumberFormatInfo info);
    }
}
