namespace System.Threading
{
    /// <summary>Lets everybody pass who waits for it, from Set to Reset.</summary>
    public sealed class ManualResetEvent : WaitHandle
    {
        /// <summary>Creates the event, set or not.</summary>
        public ManualResetEvent(bool initialState)
        {
            IsSet = initialState;
        }

        /// <summary>From now on everybody waits.</summary>
        public bool Reset()
        {
            return Change(false);
        }

        /// <summary>From now on everybody passes.</summary>
        public bool Set()
        {
            return Change(true);
        }
    }
}
