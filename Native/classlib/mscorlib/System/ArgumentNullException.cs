namespace System
{
    /// <summary>An argument is null where the method needs an object.</summary>
    public class ArgumentNullException : ArgumentException
    {
        /// <summary>Creates the exception with the default message.</summary>
        public ArgumentNullException()
        {
        }

        /// <summary>Creates the exception for an argument.</summary>
        public ArgumentNullException(string paramName) : base(null, paramName)
        {
        }

        /// <summary>Creates the exception with a message and the exception that led to it.</summary>
        public ArgumentNullException(string message, Exception innerException) : base(message, innerException)
        {
        }

        /// <summary>Creates the exception for an argument with a message.</summary>
        public ArgumentNullException(string paramName, string message) : base(message, paramName)
        {
        }

        internal override string DefaultMessage
        {
            get { return "Value cannot be null."; }
        }

        /// <summary>Throws when an argument is null.</summary>
        public static void ThrowIfNull(object argument, string paramName = null)
        {
            if (argument == null)
            {
                throw new ArgumentNullException(paramName);
            }
        }
    }
}
