namespace FlipperUpdaterNano.Emulator.Cpu
{
    /// <summary>Permitted CPU accesses to a memory range.</summary>
    [Flags]
    public enum MemoryAccess
    {
        /// <summary>No access is permitted.</summary>
        None = 0,

        /// <summary>Read.</summary>
        Read = 1,

        /// <summary>Write.</summary>
        Write = 2,

        /// <summary>Fetch instructions.</summary>
        Execute = 4,

        /// <summary>Read and fetch.</summary>
        ReadExecute = Read | Execute,

        /// <summary>All accesses.</summary>
        All = Read | Write | Execute,
    }
}
