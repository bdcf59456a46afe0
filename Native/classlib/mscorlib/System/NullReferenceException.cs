namespace System
{
    /// <summary>A member of a null reference was used.</summary>
    public class NullReferenceException : SystemException
    {
        /// <summary>Creates the exception with the default message.</summary>
        public NullReferenceException()
        {
        }

        /// <summary>Creates the exception with a message.</summary>
        public NullReferenceException(string message) : base(message)
        {
        }

        /// <summary>Creates the exception with a message and the exception that led to it.</summary>
        public NullReferenceException(string message, Exception innerException) : base(message, innerException)
        {
        }

        internal override string DefaultMessage
        {
            get { return "Object reference not set to an instance of an object."; }
        }
    }
}
