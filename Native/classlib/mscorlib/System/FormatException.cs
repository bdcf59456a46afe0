namespace System
{
    /// <summary>A text is not in the form asked for.</summary>
    public class FormatException : SystemException
    {
        /// <summary>Creates the exception with the default message.</summary>
        public FormatException()
        {
        }

        /// <summary>Creates the exception with a message.</summary>
        public FormatException(string message) : base(message)
        {
        }

        /// <summary>Creates the exception with a message and the exception that led to it.</summary>
        public FormatException(string message, Exception innerException) : base(message, innerException)
        {
        }

        internal override string DefaultMessage
        {
            get { return "One of the identified items was in an invalid format."; }
        }
    }
}
