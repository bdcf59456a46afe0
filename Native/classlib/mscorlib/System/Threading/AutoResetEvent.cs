namespace System.Threading
{
    /// <summary>Lets one pass for each Set.</summary>
    public sealed class AutoResetEvent : WaitHandle
    {
        /// <summary>Creates the event, set or not.</summary>
        public AutoResetEvent(bool initialState)
        {
            IsSet = initialState;
        }

        /// <summary>From now on everybody waits.</summary>
        public bool Reset()
        {
            return Change(false);
        }

        /// <summary>Lets one pass.</summary>
        public bool Set()
        {
            return Change(true);
        }

        internal override void Take()
        {
            IsSet = false;
            base.Take();
        }
    }
}
