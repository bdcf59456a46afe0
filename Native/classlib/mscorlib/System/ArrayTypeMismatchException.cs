using System.Runtime;

namespace System
{
    /// <summary>An element of another type is put into an array. v1 has no such type, so a program catches it as its base.</summary>
    [Verbose]
    internal sealed class ArrayTypeMismatchException : SystemException
    {
        internal override string DefaultMessage
        {
            get { return "Attempted to access an element as a type incompatible with the array."; }
        }
    }
}
