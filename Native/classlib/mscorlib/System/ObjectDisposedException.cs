namespace System
{
    /// <summary>The object was given back already.</summary>
    public class ObjectDisposedException : InvalidOperationException
    {
        private readonly string _objectName;

        /// <summary>Creates the exception with the default message.</summary>
        public ObjectDisposedException()
        {
        }

        /// <summary>Creates the exception for an object.</summary>
        public ObjectDisposedException(string objectName)
        {
            _objectName = objectName;
        }

        /// <summary>Creates the exception with a message and the exception that led to it.</summary>
        public ObjectDisposedException(string message, Exception innerException) : base(message, innerException)
        {
        }

        internal override string DefaultMessage
        {
            get
            {
                string text = "Cannot access a disposed object.";

                return string.IsNullOrEmpty(_objectName) ? text : text + "\nObject name: '" + _objectName + "'.";
            }
        }
    }
}
