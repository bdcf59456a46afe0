using System.Runtime;

namespace System
{
    /// <summary>The stack is full. v1 lacks this type, so programs catch its base type.</summary>
    internal sealed class StackOverflowException : SystemException
    {
    }
}
