namespace FlipperUpdaterNano.VirtualFlipper.Snapshots
{
    /// <summary>A part of the machine that saves and restores its own state.</summary>
    public interface ISnapshotPart
    {
        /// <summary>
        /// Passes every mutable member to the archive. The archive returns the current value when saving, and the saved value when
        /// restoring.
        /// </summary>
        void SaveOrRestore(SnapshotArchive archive);
    }
}
