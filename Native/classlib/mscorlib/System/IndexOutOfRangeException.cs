namespace System
{
    /// <summary>An index lies outside its array or string.</summary>
    public class IndexOutOfRangeException : SystemException
    {
        /// <summary>Creates the exception with the default message.</summary>
        public IndexOutOfRangeException()
        {
        }

        /// <summary>Creates the exception with a message.</summary>
        public IndexOutOfRangeException(string message) : base(message)
        {
        }

        /// <summary>Creates the exception with a message and the exception that led to it.</summary>
        public IndexOutOfRangeException(string message, Exception innerException) : base(message, innerException)
        {
        }

        internal override string DefaultMessage
        {
            get { return "Index was outside the bounds of the array."; }
        }
    }
}
