namespace System
{
    /// <summary>The time allowed for the operation ran out.</summary>
    public class TimeoutException : SystemException
    {
        /// <summary>Creates the exception with the default message.</summary>
        public TimeoutException()
        {
        }

        /// <summary>Creates the exception with a message.</summary>
        public TimeoutException(string message) : base(message)
        {
        }

        /// <summary>Creates the exception with a message and the exception that led to it.</summary>
        public TimeoutException(string message, Exception innerException) : base(message, innerException)
        {
        }

        internal override string DefaultMessage
        {
            get { return "The operation has timed out."; }
        }
    }
}
