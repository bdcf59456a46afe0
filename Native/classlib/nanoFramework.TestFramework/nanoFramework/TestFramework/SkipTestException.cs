using System;

namespace nanoFramework.TestFramework
{
    /// <summary>The test does not apply here.</summary>
    public class SkipTestException : Exception
    {
        /// <summary>Creates the exception with the reason.</summary>
        public SkipTestException(string message = null, Exception innerException = null) : base(message, innerException)
        {
        }
    }
}
