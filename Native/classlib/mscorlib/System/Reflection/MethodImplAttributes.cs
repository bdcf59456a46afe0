namespace System.Reflection
{
    /// <summary>How a method is implemented.</summary>
    public enum MethodImplAttributes
    {
        /// <summary>The kind of code.</summary>
        CodeTypeMask = 0x0003,

        /// <summary>IL.</summary>
        IL = 0x0000,

        /// <summary>Native.</summary>
        Native = 0x0001,

        /// <summary>Optimised IL.</summary>
        OPTIL = 0x0002,

        /// <summary>By the runtime.</summary>
        Runtime = 0x0003,

        /// <summary>Managed or not.</summary>
        ManagedMask = 0x0004,

        /// <summary>Not managed.</summary>
        Unmanaged = 0x0004,

        /// <summary>Managed.</summary>
        Managed = 0x0000,

        /// <summary>Never in place of a call.</summary>
        NoInlining = 0x0008,

        /// <summary>Elsewhere.</summary>
        ForwardRef = 0x0010,

        /// <summary>One thread at a time.</summary>
        Synchronized = 0x0020,

        /// <summary>The signature as it is.</summary>
        PreserveSig = 0x0080,

        /// <summary>A native of the runtime.</summary>
        InternalCall = 0x1000,

        /// <summary>The largest value.</summary>
        MaxMethodImplVal = 0xFFFF,
    }
}
