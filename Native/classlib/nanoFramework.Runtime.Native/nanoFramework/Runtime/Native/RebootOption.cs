namespace nanoFramework.Runtime.Native
{
    /// <summary>Kinds of restart.</summary>
    public enum RebootOption
    {
        /// <summary>Restarts the whole device.</summary>
        NormalReboot = 0,

        /// <summary>Restarts into nanoBooter.</summary>
        EnterNanoBooter = 1,

        /// <summary>Restarts the runtime only.</summary>
        ClrOnly = 2,

        /// <summary>Restarts into the manufacturer's bootloader.</summary>
        EnterProprietaryBooter = 8,
    }
}
