namespace System
{
    /// <summary>An argument lies outside the range the method takes.</summary>
    public class ArgumentOutOfRangeException : ArgumentException
    {
        /// <summary>Creates the exception with the default message.</summary>
        public ArgumentOutOfRangeException()
        {
        }

        /// <summary>Creates the exception for an argument.</summary>
        public ArgumentOutOfRangeException(string paramName) : base(null, paramName)
        {
        }

        /// <summary>Creates the exception for an argument with a message.</summary>
        public ArgumentOutOfRangeException(string paramName, string message) : base(message, paramName)
        {
        }

        internal override string DefaultMessage
        {
            get { return "Specified argument was out of the range of valid values."; }
        }
    }
}
