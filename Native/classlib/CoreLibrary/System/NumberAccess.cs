using System.Globalization;
using System.Runtime;
using System.Runtime.CompilerServices;

namespace System
{
    /// <summary>Access to mscorlib's internal formatting of numbers.</summary>
    [Replaces("System.Number")]
    internal static class NumberAccess
    {
        /// <summary>Formats a boxed number like the <c>ToString(format)</c> of its type.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern string Format(object value, bool isInteger, string format, NumberFormatInfo info);
    }
}
