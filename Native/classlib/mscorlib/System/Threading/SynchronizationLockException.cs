namespace System.Threading
{
    /// <summary>A lock is given up that the thread does not hold. v1 has no such type, so a program catches it as its base.</summary>
    internal sealed class SynchronizationLockException : SystemException
    {
        /// <summary>Creates the exception with a message.</summary>
        public SynchronizationLockException(string message) : base(message)
        {
        }
    }
}
