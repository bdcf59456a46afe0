using System.Runtime;

namespace System
{
    /// <summary>An element of another type is put into an array. v1 has no such type: a program catches it as its base.</summary>
    internal sealed class ArrayTypeMismatchException : SystemException
    {
    }
}
