using FlipperUpdaterNano.VirtualFlipper.Power;

namespace FlipperUpdaterNano.Emulator.Snapshots
{
    /// <summary>The moment of a snapshot: before the first block of instructions after one of these was reached.</summary>
    public sealed record SnapshotMoment
    {
        /// <summary>Gets the device time in nanoseconds, or null.</summary>
        public long? Time { get; init; }

        /// <summary>Gets the operation that has begun, or null; its mode and variant are ignored.</summary>
        public CutPoint? Operation { get; init; }

        /// <summary>Gets the instructions that CPU1 has executed in the current boot, or null.</summary>
        public long? Instructions { get; init; }

        /// <summary>Gets the boot in which <see cref="Instructions"/> counts, from 1.</summary>
        public int Boot { get; init; }
    }
}
