using FlipperUpdaterNano.VirtualFlipper.Power;

namespace FlipperUpdaterNano.Emulator.Snapshots
{
    /// <summary>
    /// The moment of a snapshot. The snapshot is taken before the first block of instructions after one of the given conditions is met.
    /// </summary>
    public sealed record SnapshotMoment
    {
        /// <summary>Gets the device time in nanoseconds at which to take the snapshot; null for no such condition.</summary>
        public long? Time { get; init; }

        /// <summary>
        /// Gets the operation that must have started before the snapshot is taken; null for no such condition. The mode and variant of the
        /// cut point are ignored.
        /// </summary>
        public CutPoint? Operation { get; init; }

        /// <summary>
        /// Gets the number of instructions that CPU1 must have executed in the boot before the snapshot is taken; null for no such
        /// condition.
        /// </summary>
        public long? Instructions { get; init; }

        /// <summary>Gets the number of the boot to which <see cref="Instructions"/> refers, counted from 1.</summary>
        public int Boot { get; init; }
    }
}
