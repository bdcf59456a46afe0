namespace nanoFramework.Runtime.Native
{
    /// <summary>Kinds of restarts.</summary>
    public enum RebootOption
    {
        /// <summary>The whole device.</summary>
        NormalReboot = 0,

        /// <summary>Into nanoBooter.</summary>
        EnterNanoBooter = 1,

        /// <summary>The runtime only.</summary>
        ClrOnly = 2,

        /// <summary>Into the manufacturer's loader.</summary>
        EnterProprietaryBooter = 8,
    }
}
