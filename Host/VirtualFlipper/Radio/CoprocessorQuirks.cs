using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.VirtualFlipper.Radio
{
    /// <summary>
    /// Behaviour that a working CPU2 may show but the default CPU2 does not, and that an updater must tolerate (docs/reference/silicon.md
    /// 1.2 and 1.8). The quirks belong to the device and survive resets.
    /// </summary>
    public sealed class CoprocessorQuirks : ISnapshotPart
    {
        /// <summary>
        /// Period of irregular responses: every fourth response to GET_STATE is irregular, starting with the first response of a boot.
        /// </summary>
        public const int Period = 4;

        /// <summary>Gets or sets the irregular response of FUS while an operation is ongoing.</summary>
        public FusAnswer Irregular { get; set; }

        /// <summary>
        /// Gets or sets the time in nanoseconds for which responses to GET_STATE are irregular after an operation has started (on the
        /// command) or resumed (at READY).
        /// </summary>
        public long IrregularFor { get; set; }

        /// <summary>
        /// Gets or sets a value indicating whether the radio stack and FUS respond to FLASH_ERASE_ACTIVITY without a payload.
        /// </summary>
        public bool EraseAnswerIsEmpty { get; set; }

        /// <summary>Gets or sets a value indicating whether FUS does not implement FLASH_ERASE_ACTIVITY and never responds to it.</summary>
        public bool FusIgnoresEraseActivity { get; set; }

        /// <inheritdoc/>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            Irregular = archive.Value(Irregular);
            IrregularFor = archive.Value(IrregularFor);
            EraseAnswerIsEmpty = archive.Value(EraseAnswerIsEmpty);
            FusIgnoresEraseActivity = archive.Value(FusIgnoresEraseActivity);
        }

        internal CoprocessorQuirks Copy() => (CoprocessorQuirks)MemberwiseClone();
    }
}
