using System.Runtime;

namespace System
{
    /// <summary>
    /// Thrown when a type is used whose static constructor has failed. nanoFramework v1 lacks this type, so programs catch its base type.
    /// </summary>
    internal sealed class TypeInitializationException : SystemException
    {
        /// <summary>Creates the exception with .NET's message.</summary>
        /// <param name="type">The type's name.</param>
        /// <param name="innerException">The exception thrown by the static constructor.</param>
        public TypeInitializationException(string type, Exception innerException)
            : base("The type initializer for '" + type + "' threw an exception.", innerException)
        {
        }
    }
}
