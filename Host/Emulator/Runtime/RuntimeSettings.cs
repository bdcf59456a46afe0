namespace FlipperUpdaterNano.Emulator.Runtime
{
    /// <summary>How an image is run.</summary>
    public sealed record RuntimeSettings
    {
        /// <summary>Gets the bytes of heap; null takes 1 MiB on the desktop and all that SRAM1 leaves on the emulator.</summary>
        public int? HeapBytes { get; init; }

        /// <summary>Gets the bytes of stack.</summary>
        public int StackBytes { get; init; } = 64 * 1024;

        /// <summary>Gets a value indicating whether the collector runs at each allocation.</summary>
        public bool GcStress { get; init; }

        /// <summary>Gets the folder that a program on the desktop starts in; null for that of this process.</summary>
        public string? WorkingFolder { get; init; }
    }
}
