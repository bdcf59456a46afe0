using FlipperUpdaterNano.VirtualFlipper.Snapshots;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.VirtualFlipper.Radio
{
    /// <summary>
    /// Durations of CPU2's actions in nanoseconds. No source gives the real durations of individual actions. The sums of these values match
    /// the plausible totals in docs/reference/hardware.md 4.12: 2 to 5 s for a deletion, and 5 to 15 s for the installation of a BLE light
    /// stack.
    /// </summary>
    public sealed class FusTiming : ISnapshotPart
    {
        /// <summary>Default value of <see cref="Start"/>.</summary>
        public const long UsualStart = 20 * VirtualTime.Millisecond;

        /// <summary>Default value of <see cref="Response"/>.</summary>
        public const long UsualResponse = 1 * VirtualTime.Millisecond;

        /// <summary>Gets or sets the time from C2BOOT to READY.</summary>
        public long Start { get; set; } = UsualStart;

        /// <summary>
        /// Gets or sets the time from C2BOOT to READY if FUS has an operation to continue. FUS continues the operation during this time.
        /// </summary>
        public long StartAtWork { get; set; } = UsualStart;

        /// <summary>Gets or sets the time from a command to its response.</summary>
        public long Response { get; set; } = UsualResponse;

        /// <summary>Gets or sets the time that FUS takes to respond to the first GET_STATE of a boot (up to 3.6 s on silicon).</summary>
        public long FirstResponse { get; set; } = UsualResponse;

        /// <summary>Gets or sets the delay between CPU2's response and the reset that switches CPU2 to FUS or to the radio stack.</summary>
        public long Switch { get; set; } = 100 * VirtualTime.Millisecond;

        /// <summary>Gets or sets the time before FUS begins to erase the radio stack.</summary>
        public long DeletePreparation { get; set; } = 1500 * VirtualTime.Millisecond;

        /// <summary>Gets or sets the time that FUS takes to validate an image.</summary>
        public long Authentication { get; set; } = 3 * VirtualTime.Second;

        /// <summary>Gets or sets the time that FUS takes to check a validated image again before it moves the image.</summary>
        public long Verification { get; set; } = 1 * VirtualTime.Second;

        /// <summary>Gets or sets the time that FUS takes to finish an operation before it programs CPU2's option bytes.</summary>
        public long Completion { get; set; } = 1 * VirtualTime.Second;

        /// <summary>Gets or sets the factor, 1 or more, by which FUS operations are slowed down.</summary>
        public int Slowness { get; set; } = 1;

        /// <summary>
        /// Gets or sets a value indicating whether CPU2 runs the radio stack after an installation, which is ST's default
        /// (docs/reference/stock-on-emulator.md A3). If the value is false, CPU2 runs FUS, which is idle.
        /// </summary>
        public bool InstallationEndsInStack { get; set; } = true;

        /// <inheritdoc/>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            Start = archive.Value(Start);
            StartAtWork = archive.Value(StartAtWork);
            Response = archive.Value(Response);
            FirstResponse = archive.Value(FirstResponse);
            Switch = archive.Value(Switch);
            DeletePreparation = archive.Value(DeletePreparation);
            Authentication = archive.Value(Authentication);
            Verification = archive.Value(Verification);
            Completion = archive.Value(Completion);
            Slowness = archive.Value(Slowness);
            InstallationEndsInStack = archive.Value(InstallationEndsInStack);
        }

        internal FusTiming Copy() => (FusTiming)MemberwiseClone();
    }
}
