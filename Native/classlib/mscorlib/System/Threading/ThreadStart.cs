namespace System.Threading
{
    /// <summary>The body of a thread.</summary>
    public delegate void ThreadStart();
}
