using System.Runtime;

namespace System
{
    /// <summary>Thrown when the stack is full. nanoFramework v1 lacks this type, so programs catch its base type.</summary>
    internal sealed class StackOverflowException : SystemException
    {
    }
}
