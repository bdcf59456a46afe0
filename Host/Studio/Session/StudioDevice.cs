using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Power;
using FlipperUpdaterNano.VirtualFlipper.Reset;

namespace FlipperUpdaterNano.Studio.Session
{
    /// <summary>A device with an armed package, ready to be switched on once.</summary>
    /// <param name="Device">The device, off.</param>
    /// <param name="Engine">Runs the updater.</param>
    /// <param name="Inject">Injects a fault now; takes its text as <c>--fault</c> does.</param>
    internal sealed record StudioDevice(VirtualDevice Device, IUpdaterEngine Engine, Action<string> Inject)
    {
        /// <summary>Gets the power cuts of the scenario; after each the device is switched on again by itself.</summary>
        public IReadOnlyList<CutPoint> Cuts { get; init; } = [];

        /// <summary>Gets a value indicating whether a power cut empties the backup registers.</summary>
        public bool LosesRegisters { get; init; }

        /// <summary>Gets what lists the violations that the engine found, those of the emulated chip.</summary>
        public Func<IReadOnlyList<Violation>> EngineViolations { get; init; } = () => [];

        /// <summary>Gets the path of the recorder's log on the card, or <see langword="null"/>.</summary>
        public string? LogPath { get; init; }
    }
}
