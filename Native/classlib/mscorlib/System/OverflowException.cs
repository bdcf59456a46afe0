namespace System
{
    /// <summary>
    /// A checked operation left the range of its type. Not in v1's list: C# programs that say <c>checked</c> need it (see the API
    /// exceptions list).
    /// </summary>
    public class OverflowException : SystemException
    {
        /// <summary>Creates the exception with the default message.</summary>
        public OverflowException()
        {
        }

        /// <summary>Creates the exception with a message.</summary>
        public OverflowException(string message) : base(message)
        {
        }

        /// <summary>Creates the exception with a message and the exception that led to it.</summary>
        public OverflowException(string message, Exception innerException) : base(message, innerException)
        {
        }

        internal override string DefaultMessage
        {
            get { return "Arithmetic operation resulted in an overflow."; }
        }
    }
}
