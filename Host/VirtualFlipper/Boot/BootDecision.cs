namespace FlipperUpdaterNano.VirtualFlipper.Boot
{
    /// <summary>The outcome of a boot and the reason for it.</summary>
    /// <param name="Why">The reason in one sentence.</param>
    public sealed record BootDecision(RestState State, string Why)
    {
        /// <summary>Gets a value indicating whether the boot gets past the ROM and reaches the stock firmware.</summary>
        public bool FirmwareRuns { get; init; }

        /// <summary>Gets a value indicating whether the resume stub runs because the vector table in page 0 points to it.</summary>
        public bool StubRuns { get; init; }

        /// <summary>Gets the value that the resume stub writes to backup register 6.</summary>
        public uint StubFolder { get; init; }

        /// <summary>Gets the loader image if <see cref="State"/> is <see cref="RestState.Updater"/>.</summary>
        public ReadOnlyMemory<byte> Loader { get; init; }

        /// <summary>Gets a value indicating whether the stock loader found the manifest and rejected it.</summary>
        public bool DeclinesManifest { get; init; }

        /// <summary>Gets the number of bytes that the stock loader or the resume stub reads from the card during the boot.</summary>
        public int CardBytes { get; init; }

        /// <summary>Gets a value indicating whether the stock code sets boot mode Normal.</summary>
        public bool ClearsBootMode { get; init; }

        /// <summary>Gets a value indicating whether the stock code resets the device.</summary>
        public bool TakesAnotherReset { get; init; }
    }
}
