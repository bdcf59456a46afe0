namespace System.Threading
{
    /// <summary>Lets everybody pass who waits for it, from Set to Reset.</summary>
    public sealed class ManualResetEvent : WaitHandle
    {
        private bool _set;

        /// <summary>Creates the event, set or not.</summary>
        public ManualResetEvent(bool initialState)
        {
            _set = initialState;
        }

        internal override bool IsSet
        {
            get { return _set; }
        }

        /// <summary>From now on everybody waits.</summary>
        public bool Reset()
        {
            _set = false;

            return true;
        }

        /// <summary>From now on everybody passes.</summary>
        public bool Set()
        {
            _set = true;

            return true;
        }
    }
}
