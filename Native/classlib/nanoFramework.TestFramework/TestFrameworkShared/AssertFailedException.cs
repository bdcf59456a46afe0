using System;

namespace TestFrameworkShared
{
    /// <summary>An assertion of a test failed.</summary>
    public class AssertFailedException : Exception
    {
        /// <summary>Creates the exception with the default message.</summary>
        public AssertFailedException()
        {
        }

        /// <summary>Creates the exception with a message.</summary>
        public AssertFailedException(string message) : base(message)
        {
        }

        /// <summary>Creates the exception with a message and the exception that led to it.</summary>
        public AssertFailedException(string message, Exception innerException) : base(message, innerException)
        {
        }
    }
}
