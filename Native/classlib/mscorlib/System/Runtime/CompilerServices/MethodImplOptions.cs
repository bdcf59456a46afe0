namespace System.Runtime.CompilerServices
{
    /// <summary>How a method is implemented.</summary>
    [Flags]
    public enum MethodImplOptions
    {
        /// <summary>Unmanaged.</summary>
        Unmanaged = 4,

        /// <summary>NoInlining.</summary>
        NoInlining = 8,

        /// <summary>ForwardRef.</summary>
        ForwardRef = 16,

        /// <summary>Synchronized.</summary>
        Synchronized = 32,

        /// <summary>PreserveSig.</summary>
        PreserveSig = 128,

        /// <summary>InternalCall.</summary>
        InternalCall = 4096
    }
}
