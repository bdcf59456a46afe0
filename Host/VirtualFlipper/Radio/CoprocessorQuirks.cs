using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.VirtualFlipper.Radio
{
    /// <summary>
    /// Properties of a working CPU2 that an updater must tolerate (docs/reference/silicon.md 1.2 and 1.8). They belong to the
    /// device and survive resets.
    /// </summary>
    public sealed class CoprocessorQuirks : ISnapshotPart
    {
        /// <summary>One answer to GET_STATE in this many is irregular, starting with the first of a boot.</summary>
        public const int Period = 4;

        /// <summary>Gets or sets the irregular answer that FUS gives while an operation is ongoing.</summary>
        public FusAnswer Irregular { get; set; }

        /// <summary>
        /// Gets or sets how long, in nanoseconds, FUS answers GET_STATE irregularly after an operation starts (on the command) or
        /// resumes (at READY).
        /// </summary>
        public long IrregularFor { get; set; }

        /// <summary>Gets or sets a value indicating whether the stack and FUS answer FLASH_ERASE_ACTIVITY without a payload.</summary>
        public bool EraseAnswerIsEmpty { get; set; }

        /// <summary>Gets or sets a value indicating whether FUS never answers FLASH_ERASE_ACTIVITY, which it does not know.</summary>
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
