namespace System
{
    /// <summary>The operation is not supported here.</summary>
    public class NotSupportedException : SystemException
    {
        /// <summary>Creates the exception with the default message.</summary>
        public NotSupportedException()
        {
        }

        /// <summary>Creates the exception with a message.</summary>
        public NotSupportedException(string message) : base(message)
        {
        }

        /// <summary>Creates the exception with a message and the exception that led to it.</summary>
        public NotSupportedException(string message, Exception innerException) : base(message, innerException)
        {
        }

        internal override string DefaultMessage
        {
            get { return "Specified method is not supported."; }
        }
    }
}
