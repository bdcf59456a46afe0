namespace System
{
    /// <summary>The member is not implemented.</summary>
    public class NotImplementedException : SystemException
    {
        /// <summary>Creates the exception with the default message.</summary>
        public NotImplementedException()
        {
        }

        /// <summary>Creates the exception with a message.</summary>
        public NotImplementedException(string message) : base(message)
        {
        }

        /// <summary>Creates the exception with a message and the exception that led to it.</summary>
        public NotImplementedException(string message, Exception innerException) : base(message, innerException)
        {
        }

        internal override string DefaultMessage
        {
            get { return "The method or operation is not implemented."; }
        }
    }
}
