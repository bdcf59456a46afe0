namespace FlipperUpdaterNano.Emulator.Runtime
{
    /// <summary>Settings for running a managed image.</summary>
    public sealed record RuntimeSettings
    {
        /// <summary>Gets the heap size in bytes; null means 1 MiB on the desktop and the rest of SRAM1 on the emulator.</summary>
        public int? HeapBytes { get; init; }

        /// <summary>Gets the stack size in bytes.</summary>
        public int StackBytes { get; init; } = 64 * 1024;

        /// <summary>Gets a value indicating whether every allocation triggers a garbage collection.</summary>
        public bool GcStress { get; init; }

        /// <summary>Gets the working folder of a program on the desktop; null means the working folder of this process.</summary>
        public string? WorkingFolder { get; init; }
    }
}
