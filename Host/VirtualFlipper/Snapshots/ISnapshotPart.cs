namespace FlipperUpdaterNano.VirtualFlipper.Snapshots
{
    /// <summary>A part of the machine that saves and restores its own state.</summary>
    public interface ISnapshotPart
    {
        /// <summary>
        /// Passes every mutable member through the archive, which returns it as it is when saving and as it was when restoring.
        /// </summary>
        void SaveOrRestore(SnapshotArchive archive);
    }
}
