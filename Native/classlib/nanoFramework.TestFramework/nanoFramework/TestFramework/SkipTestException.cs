using System;

namespace nanoFramework.TestFramework
{
    /// <summary>Thrown by a test that does not apply to the current platform; the test is then skipped.</summary>
    public class SkipTestException : Exception
    {
        /// <summary>Creates the exception with the reason.</summary>
        public SkipTestException(string message = null, Exception innerException = null) : base(message, innerException)
        {
        }
    }
}
