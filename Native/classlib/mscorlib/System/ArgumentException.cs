namespace System
{
    /// <summary>An argument is not what the method takes.</summary>
    public class ArgumentException : SystemException
    {
        private readonly string _paramName;

        /// <summary>Creates the exception with the default message.</summary>
        public ArgumentException()
        {
        }

        /// <summary>Creates the exception with a message.</summary>
        public ArgumentException(string message) : base(message)
        {
        }

        /// <summary>Creates the exception with a message and the exception that led to it.</summary>
        public ArgumentException(string message, Exception innerException) : base(message, innerException)
        {
        }

        /// <summary>Creates the exception with a message and the argument's name.</summary>
        public ArgumentException(string message, string paramName) : base(message)
        {
            _paramName = paramName;
        }

        /// <summary>Creates the exception with a message, the argument's name and the exception that led to it.</summary>
        public ArgumentException(string message, string paramName, Exception innerException) : base(message, innerException)
        {
            _paramName = paramName;
        }

        /// <summary>What happened, with the argument's name.</summary>
        public override string Message
        {
            get
            {
                string text = base.Message;

                return string.IsNullOrEmpty(_paramName) ? text : text + " (Parameter '" + _paramName + "')";
            }
        }

        /// <summary>The argument's name, or null.</summary>
        public virtual string ParamName
        {
            get { return _paramName; }
        }

        internal override string DefaultMessage
        {
            get { return "Value does not fall within the expected range."; }
        }

        /// <summary>Throws when a string argument is null or empty.</summary>
        public static void ThrowIfNullOrEmpty(string argument, string paramName = null)
        {
            ArgumentNullException.ThrowIfNull(argument, paramName);

            if (argument.Length == 0)
            {
                throw new ArgumentException("The value cannot be an empty string.", paramName);
            }
        }
    }
}
