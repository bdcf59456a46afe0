using System.Globalization;
using System.Runtime;
using System.Runtime.CompilerServices;

namespace System
{
    /// <summary>Gives access to mscorlib's internal number formatting.</summary>
    [Replaces("System.Number")]
    internal static class NumberAccess
    {
        /// <summary>Formats a boxed number as the <c>ToString(format)</c> of its type does.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern string Format(object value, bool isInteger, string format, NumberFormatInfo info);
    }
}
