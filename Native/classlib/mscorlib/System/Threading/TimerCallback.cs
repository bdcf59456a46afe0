namespace System.Threading
{
    /// <summary>What a timer calls.</summary>
    public delegate void TimerCallback(object state);
}
