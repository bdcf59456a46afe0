namespace System.Reflection
{
    /// <summary>What is said about an assembly.</summary>
    [Flags]
    public enum AssemblyNameFlags
    {
        /// <summary>Nothing.</summary>
        None = 0x0000,

        /// <summary>The public key is complete.</summary>
        PublicKey = 0x0001,

        /// <summary>Another one may take its place.</summary>
        Retargetable = 0x0100,

        /// <summary>Code is optimised.</summary>
        EnableJITcompileOptimizer = 0x4000,

        /// <summary>Code is tracked.</summary>
        EnableJITcompileTracking = 0x8000,
    }
}
