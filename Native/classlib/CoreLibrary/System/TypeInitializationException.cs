using System.Runtime;

namespace System
{
    /// <summary>A static constructor failed. v1 has no such type: a program catches it as its base.</summary>
    internal sealed class TypeInitializationException : SystemException
    {
        /// <summary>Initializes a new instance of the <see cref="TypeInitializationException"/> class.</summary>
        /// <param name="type">The type's name.</param>
        /// <param name="innerException">What the constructor threw.</param>
        public TypeInitializationException(string type, Exception innerException)
            : base("The type initializer for '" + type + "' threw an exception.", innerException)
        {
        }
    }
}
