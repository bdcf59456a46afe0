namespace System.Threading
{
    /// <summary>Thrown in a thread that is aborted; nothing aborts threads here.</summary>
    public sealed class ThreadAbortException : SystemException
    {
        internal ThreadAbortException()
        {
        }
    }
}
