using System.Runtime;

namespace System
{
    /// <summary>The base of the exceptions the runtime itself raises.</summary>
    public class SystemException : Exception
    {
        /// <summary>Creates the exception with the default message.</summary>
        public SystemException()
        {
        }

        /// <summary>Creates the exception with a message.</summary>
        public SystemException(string message) : base(message)
        {
        }

        /// <summary>Creates the exception with a message and the exception that led to it.</summary>
        public SystemException(string message, Exception innerException) : base(message, innerException)
        {
        }

        [Verbose]
        internal override string DefaultMessage
        {
            get { return "System error."; }
        }
    }
}
