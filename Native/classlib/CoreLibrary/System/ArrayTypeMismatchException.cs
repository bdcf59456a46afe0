using System.Runtime;

namespace System
{
    /// <summary>
    /// Thrown when an element of an incompatible type is stored in an array. nanoFramework v1 lacks this type, so programs catch its base
    /// type.
    /// </summary>
    internal sealed class ArrayTypeMismatchException : SystemException
    {
    }
}
