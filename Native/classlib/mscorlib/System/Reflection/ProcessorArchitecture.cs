namespace System.Reflection
{
    /// <summary>What code is for.</summary>
    public enum ProcessorArchitecture
    {
        /// <summary>Unknown.</summary>
        None = 0,

        /// <summary>Any.</summary>
        MSIL = 1,

        /// <summary>32-bit Intel.</summary>
        X86 = 2,

        /// <summary>64-bit Itanium.</summary>
        IA64 = 3,

        /// <summary>64-bit AMD.</summary>
        Amd64 = 4,
    }
}
