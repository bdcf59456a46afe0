using System.Runtime;

namespace System
{
    /// <summary>
    /// Thrown when checked arithmetic exceeds the range of its type. nanoFramework v1 lacks this type, so programs catch its base type.
    /// </summary>
    internal sealed class OverflowException : SystemException
    {
        /// <summary>Creates the exception with .NET's message.</summary>
        public OverflowException() : base("Arithmetic operation resulted in an overflow.")
        {
        }
    }
}
