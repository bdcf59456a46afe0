namespace System.Threading
{
    /// <summary>A thread releases a lock that it does not hold. v1 has no such type: a program catches it as its base.</summary>
    internal sealed class SynchronizationLockException : SystemException
    {
        internal SynchronizationLockException() : base("Object synchronization method was called from an unsynchronized block of code.")
        {
        }
    }
}
