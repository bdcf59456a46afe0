namespace nanoFramework.Runtime.Native
{
    /// <summary>How to restart.</summary>
    public enum RebootOption
    {
        /// <summary>The whole device.</summary>
        NormalReboot = 0,

        /// <summary>Into nanoBooter.</summary>
        EnterNanoBooter = 1,

        /// <summary>The runtime only.</summary>
        ClrOnly = 2,

        /// <summary>Into the maker's own loader.</summary>
        EnterProprietaryBooter = 8,
    }
}
