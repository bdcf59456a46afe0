using System.Runtime;

namespace System
{
    /// <summary>The stack is full. v1 has no such type: a program catches it as its base.</summary>
    internal sealed class StackOverflowException : SystemException
    {
    }
}
