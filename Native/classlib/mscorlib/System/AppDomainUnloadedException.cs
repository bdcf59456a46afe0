namespace System
{
    /// <summary>Kept for programs that name it; there are no application domains here.</summary>
    public class AppDomainUnloadedException : SystemException
    {
        /// <summary>Creates the exception with the default message.</summary>
        public AppDomainUnloadedException()
        {
        }

        /// <summary>Creates the exception with a message.</summary>
        public AppDomainUnloadedException(string message) : base(message)
        {
        }

        /// <summary>Creates the exception with a message and the exception that led to it.</summary>
        public AppDomainUnloadedException(string message, Exception innerException) : base(message, innerException)
        {
        }

        internal override string DefaultMessage
        {
            get { return "Attempted to access an unloaded AppDomain."; }
        }
    }
}
