namespace System
{
    /// <summary>The platform does not offer the operation.</summary>
    public class PlatformNotSupportedException : NotSupportedException
    {
        /// <summary>Creates the exception with the default message.</summary>
        public PlatformNotSupportedException()
        {
        }

        internal override string DefaultMessage
        {
            get { return "Operation is not supported on this platform."; }
        }
    }
}
