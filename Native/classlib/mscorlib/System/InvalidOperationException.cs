namespace System
{
    /// <summary>The object's state does not allow the call.</summary>
    public class InvalidOperationException : SystemException
    {
        /// <summary>Creates the exception with the default message.</summary>
        public InvalidOperationException()
        {
        }

        /// <summary>Creates the exception with a message.</summary>
        public InvalidOperationException(string message) : base(message)
        {
        }

        /// <summary>Creates the exception with a message and the exception that led to it.</summary>
        public InvalidOperationException(string message, Exception innerException) : base(message, innerException)
        {
        }

        internal override string DefaultMessage
        {
            get { return "Operation is not valid due to the current state of the object."; }
        }
    }
}
