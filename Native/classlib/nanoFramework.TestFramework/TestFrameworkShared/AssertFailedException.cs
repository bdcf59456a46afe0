using System;

namespace TestFrameworkShared
{
    /// <summary>Thrown when an assertion of a test fails.</summary>
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

        /// <summary>Creates the exception with a message and the exception that caused the failure.</summary>
        public AssertFailedException(string message, Exception innerException) : base(message, innerException)
        {
        }
    }
}
