using System.Runtime;

namespace System
{
    /// <summary>The heap has no room for the object.</summary>
    public class OutOfMemoryException : SystemException
    {
        /// <summary>Creates the exception with the default message.</summary>
        public OutOfMemoryException()
        {
        }

        /// <summary>Creates the exception with a message.</summary>
        public OutOfMemoryException(string message) : base(message)
        {
        }

        /// <summary>Creates the exception with a message and the exception that led to it.</summary>
        public OutOfMemoryException(string message, Exception innerException) : base(message, innerException)
        {
        }

        [Verbose]
        internal override string DefaultMessage
        {
            get { return "Insufficient memory to continue the execution of the program."; }
        }
    }
}
