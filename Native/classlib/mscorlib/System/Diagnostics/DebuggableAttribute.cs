namespace System.Diagnostics
{
    /// <summary>Read by the compiler and by tools; nothing of it reaches the image.</summary>
    [AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Module)]
    public sealed class DebuggableAttribute : Attribute
    {
        private readonly DebuggingModes _modes;

        /// <summary>Creates the attribute.</summary>
        public DebuggableAttribute(bool isJITTrackingEnabled, bool isJITOptimizerDisabled)
        {
            _modes = (isJITTrackingEnabled ? DebuggingModes.Default : DebuggingModes.None)
                | (isJITOptimizerDisabled ? DebuggingModes.DisableOptimizations : DebuggingModes.None);
        }

        /// <summary>Creates the attribute.</summary>
        public DebuggableAttribute(DebuggingModes modes)
        {
            _modes = modes;
        }

        /// <summary>How code is made.</summary>
        [Flags]
        public enum DebuggingModes
        {
            /// <summary>As usual.</summary>
            None = 0x0,

            /// <summary>Tracked.</summary>
            Default = 0x1,

            /// <summary>Not optimised.</summary>
            DisableOptimizations = 0x100,

            /// <summary>Without the symbols' sequence points.</summary>
            IgnoreSymbolStoreSequencePoints = 0x2,

            /// <summary>Can be changed while it runs.</summary>
            EnableEditAndContinue = 0x4,
        }

        /// <summary>What was given to the constructor.</summary>
        public DebuggingModes DebuggingFlags
        {
            get { return _modes; }
        }

        /// <summary>Whether code is not optimised.</summary>
        public bool IsJITOptimizerDisabled
        {
            get { return (_modes & DebuggingModes.DisableOptimizations) != 0; }
        }

        /// <summary>Whether code is tracked.</summary>
        public bool IsJITTrackingEnabled
        {
            get { return (_modes & DebuggingModes.Default) != 0; }
        }
    }
}
