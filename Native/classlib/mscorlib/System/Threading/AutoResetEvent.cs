namespace System.Threading
{
    /// <summary>Lets one pass for each Set.</summary>
    public sealed class AutoResetEvent : WaitHandle
    {
        private bool _set;

        /// <summary>Creates the event, set or not.</summary>
        public AutoResetEvent(bool initialState)
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

        /// <summary>Lets one pass.</summary>
        public bool Set()
        {
            _set = true;

            return true;
        }

        internal override void Take()
        {
            _set = false;
            Thread.GotOn();
        }
    }
}
