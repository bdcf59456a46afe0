using System.Runtime;

namespace System
{
    /// <summary>Checked arithmetic left the range of its type. v1 has no such type: a program catches it as its base.</summary>
    internal sealed class OverflowException : SystemException
    {
        /// <summary>Initializes a new instance of the <see cref="OverflowException"/> class.</summary>
        public OverflowException() : base("Arithmetic operation resulted in an overflow.")
        {
        }
    }
}
