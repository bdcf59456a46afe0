namespace System
{
    /// <summary>The evaluation stack has no room for another call. Not in v1's list: here exhausting the stack can be caught.</summary>
    public class StackOverflowException : SystemException
    {
        /// <summary>Creates the exception with the default message.</summary>
        public StackOverflowException()
        {
        }

        /// <summary>Creates the exception with a message.</summary>
        public StackOverflowException(string message) : base(message)
        {
        }

        /// <summary>Creates the exception with a message and the exception that led to it.</summary>
        public StackOverflowException(string message, Exception innerException) : base(message, innerException)
        {
        }

        internal override string DefaultMessage
        {
            get { return "Operation caused a stack overflow."; }
        }
    }
}
