using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.VirtualFlipper.Boot
{
    /// <summary>The progress of a sequence of boots: the completed boots, and the boot that an engine is executing.</summary>
    public sealed class BootProgress : ISnapshotPart
    {
        /// <summary>Gets the completed boots.</summary>
        public List<BootRecord> Boots { get; } = [];

        /// <summary>Gets or sets the virtual time of the first power-on in nanoseconds.</summary>
        public long Began { get; set; }

        /// <summary>Gets or sets the source and the cause of the reset that began the current boot; empty for a power-on.</summary>
        public string Cause { get; set; } = string.Empty;

        /// <summary>Gets or sets the code that the engine executes.</summary>
        public BootPhase Phase { get; set; }

        /// <summary>Gets or sets the final state that was determined for the current boot.</summary>
        public RestState State { get; set; }

        /// <summary>Gets or sets the reason for the boot decision, in one sentence.</summary>
        public string Why { get; set; } = string.Empty;

        /// <summary>Copies the progress.</summary>
        /// <returns>The copy.</returns>
        public BootProgress Copy()
        {
            BootProgress copy = new() { Began = Began, Cause = Cause, Phase = Phase, State = State, Why = Why };
            copy.Boots.AddRange(Boots);

            return copy;
        }

        /// <inheritdoc/>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            archive.Objects(Boots, boot => new BootRecord(
                archive.Value(boot?.Cause ?? default, nameof(boot.Cause)),
                archive.Text(boot?.Why, nameof(boot.Why))!,
                archive.Value(boot?.State ?? default, nameof(boot.State)),
                archive.Value(boot?.Milliseconds ?? 0, nameof(boot.Milliseconds))));
            Began = archive.Value(Began);
            Cause = archive.Text(Cause)!;
            Phase = archive.Value(Phase);
            State = archive.Value(State);
            Why = archive.Text(Why)!;
        }
    }
}
