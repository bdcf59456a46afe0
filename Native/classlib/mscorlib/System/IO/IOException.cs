namespace System.IO
{
    /// <summary>Reading or writing failed.</summary>
    public class IOException : SystemException
    {
        /// <summary>Creates the exception with the default message.</summary>
        public IOException()
        {
        }

        /// <summary>Creates the exception with a message.</summary>
        public IOException(string message) : base(message)
        {
        }

        /// <summary>Creates the exception with a message and the exception that led to it.</summary>
        public IOException(string message, Exception innerException) : base(message, innerException)
        {
        }

        /// <summary>Creates the exception with a message and an error code.</summary>
        public IOException(string message, int hresult) : base(message)
        {
            HResult = hresult;
        }

        /// <summary>What kind of failure it is.</summary>
        public enum IOExceptionErrorCode
        {
            /// <summary>None of the others.</summary>
            Others = unchecked((int)0xE0000000),

            /// <summary>There is no such driver.</summary>
            InvalidDriver = unchecked((int)0xE1000000),

            /// <summary>There is no such file.</summary>
            FileNotFound = unchecked((int)0xE2000000),

            /// <summary>There is no such directory.</summary>
            DirectoryNotFound = unchecked((int)0xE3000000),

            /// <summary>There is no such volume.</summary>
            VolumeNotFound = unchecked((int)0xE4000000),

            /// <summary>The path is too long.</summary>
            PathTooLong = unchecked((int)0xE5000000),

            /// <summary>The directory holds files.</summary>
            DirectoryNotEmpty = unchecked((int)0xE6000000),

            /// <summary>Access is not allowed.</summary>
            UnauthorizedAccess = unchecked((int)0xE7000000),

            /// <summary>The path exists already.</summary>
            PathAlreadyExists = unchecked((int)0xE8000000),

            /// <summary>Too many files are open.</summary>
            TooManyOpenHandles = unchecked((int)0xE9000000),
        }

        /// <summary>What kind of failure it is.</summary>
        public IOExceptionErrorCode ErrorCode
        {
            get { return (IOExceptionErrorCode)HResult; }
        }

        internal override string DefaultMessage
        {
            get { return "I/O error occurred."; }
        }
    }
}
