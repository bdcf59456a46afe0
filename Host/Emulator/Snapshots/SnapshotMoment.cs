using FlipperUpdaterNano.VirtualFlipper.Power;

namespace FlipperUpdaterNano.Emulator.Snapshots
{
    /// <summary>When a snapshot is taken: before the first block of instructions once one of these has come.</summary>
    public sealed record SnapshotMoment
    {
        /// <summary>Gets the device time in nanoseconds, or null.</summary>
        public long? Time { get; init; }

        /// <summary>Gets the operation that has begun, or null; a mode and a variant do not matter.</summary>
        public CutPoint? Operation { get; init; }

        /// <summary>Gets the instructions that CPU1 has executed in the current boot, or null.</summary>
        public long? Instructions { get; init; }

        /// <summary>Gets the boot that <see cref="Instructions"/> counts in, from 1.</summary>
        public int Boot { get; init; }
    }
}
