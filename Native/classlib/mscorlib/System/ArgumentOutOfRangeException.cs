using System.Runtime;

namespace System
{
    /// <summary>An argument lies outside the range the method takes.</summary>
    public class ArgumentOutOfRangeException : ArgumentException
    {
        [Verbose]
        private readonly string _actual;

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

        internal ArgumentOutOfRangeException(string paramName, int actualValue, string message) : base(message, paramName)
        {
            _actual = actualValue.ToString();
        }

        /// <summary>What happened, with the argument's name and, where it is known, its value.</summary>
        [Verbose]
        public override string Message
        {
            get { return _actual == null ? base.Message : base.Message + "\nActual value was " + _actual + "."; }
        }

        internal override string DefaultMessage
        {
            get { return "Specified argument was out of the range of valid values."; }
        }
    }
}
