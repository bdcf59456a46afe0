using System.Runtime.CompilerServices;

namespace System
{
    /// <summary>
    /// Formats integers in decimal. The minus sign is that of the invariant culture, because mscorlib uses it for every culture.
    /// </summary>
    internal static class IntegerText
    {
        internal const string Reason = "mscorlib's version uses NumberFormatInfo, which would be in every image that formats a number";

        /// <summary>Returns the digits of a number, after a minus sign if the number is negative.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern string Of(long value);
    }
}
