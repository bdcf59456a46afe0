namespace FlipperUpdaterNano.VirtualFlipper.Boot
{
    /// <summary>Where a boot leads, and why.</summary>
    /// <param name="State">What starts.</param>
    /// <param name="Why">The reason in one sentence.</param>
    public sealed record BootDecision(RestState State, string Why)
    {
        /// <summary>Gets a value indicating whether the stock firmware runs on the way, and not only the ROM.</summary>
        public bool FirmwareRuns { get; init; }

        /// <summary>Gets the loader image, when <see cref="State"/> is <see cref="RestState.Updater"/>.</summary>
        public ReadOnlyMemory<byte> Loader { get; init; }

        /// <summary>Gets a value indicating whether the stock loader found the manifest and does not take it.</summary>
        public bool DeclinesManifest { get; init; }

        /// <summary>Gets the bytes the stock loader reads from the card on the way.</summary>
        public int CardBytes { get; init; }

        /// <summary>Gets a value indicating whether the stock code sets boot mode Normal on the way.</summary>
        public bool ClearsBootMode { get; init; }

        /// <summary>Gets a value indicating whether the stock code resets the device on the way.</summary>
        public bool TakesAnotherReset { get; init; }
    }
}
