namespace System.Diagnostics
{
    /// <summary>Read by the compiler and by tools; nothing of it reaches the image.</summary>
    [AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
    public sealed class DebuggerBrowsableAttribute : Attribute
    {
        private readonly DebuggerBrowsableState _state;

        /// <summary>Creates the attribute.</summary>
        public DebuggerBrowsableAttribute(DebuggerBrowsableState state)
        {
            _state = state;
        }

        /// <summary>What was given to the constructor.</summary>
        public DebuggerBrowsableState State
        {
            get { return _state; }
        }
    }
}
