namespace System
{
    /// <summary>The base some programs choose for their own exceptions.</summary>
    public class ApplicationException : Exception
    {
        /// <summary>Creates the exception with the default message.</summary>
        public ApplicationException() : base("Error in the application.")
        {
        }

        /// <summary>Creates the exception with a message.</summary>
        public ApplicationException(string message) : base(message)
        {
        }

        /// <summary>Creates the exception with a message and the exception that led to it.</summary>
        public ApplicationException(string message, Exception innerException) : base(message, innerException)
        {
        }

        internal override string DefaultMessage
        {
            get { return "Error in the application."; }
        }
    }
}
