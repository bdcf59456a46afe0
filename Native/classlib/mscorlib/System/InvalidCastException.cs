namespace System
{
    /// <summary>An object is not of the type it is cast to.</summary>
    public class InvalidCastException : SystemException
    {
        /// <summary>Creates the exception with the default message.</summary>
        public InvalidCastException()
        {
        }

        /// <summary>Creates the exception with a message.</summary>
        public InvalidCastException(string message) : base(message)
        {
        }

        /// <summary>Creates the exception with a message and the exception that led to it.</summary>
        public InvalidCastException(string message, Exception innerException) : base(message, innerException)
        {
        }

        internal override string DefaultMessage
        {
            get { return "Specified cast is not valid."; }
        }
    }
}
