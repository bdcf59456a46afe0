namespace System.Threading
{
    /// <summary>A thread releases a lock that it does not hold. v1 lacks this type, so programs catch its base type.</summary>
    internal sealed class SynchronizationLockException : SystemException
    {
        internal SynchronizationLockException() : base("Object synchronization method was called from an unsynchronized block of code.")
        {
        }
    }
}
