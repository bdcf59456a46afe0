namespace System.Threading
{
    /// <summary>
    /// Thrown when a thread releases a lock that it does not hold. nanoFramework v1 lacks this type, so programs catch its base type.
    /// </summary>
    internal sealed class SynchronizationLockException : SystemException
    {
        internal SynchronizationLockException() : base("Object synchronization method was called from an unsynchronized block of code.")
        {
        }
    }
}
