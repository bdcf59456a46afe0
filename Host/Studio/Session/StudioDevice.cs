using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Card;
using FlipperUpdaterNano.VirtualFlipper.Power;
using FlipperUpdaterNano.VirtualFlipper.Reset;

namespace FlipperUpdaterNano.Studio.Session
{
    /// <summary>A device that is armed with a package, is off or has just been reset, and is ready for one run.</summary>
    /// <param name="Device">The device; no boot is running.</param>
    /// <param name="Engine">Runs the updater.</param>
    /// <param name="Inject">Injects a fault immediately. The fault is specified as for <c>--fault</c>.</param>
    internal sealed record StudioDevice(VirtualDevice Device, IUpdaterEngine Engine, Action<string> Inject)
    {
        /// <summary>Gets the power cuts of the scenario. After each cut, the device is switched on again automatically.</summary>
        public IReadOnlyList<CutPoint> Cuts { get; init; } = [];

        /// <summary>
        /// Gets the number that selects one of the possible results of each torn operation, unless the cut id contains a number of its own.
        /// </summary>
        public int Seed { get; init; }

        /// <summary>Gets a value indicating whether a power cut clears the backup registers.</summary>
        public bool LosesRegisters { get; init; }

        /// <summary>Gets the function that lists the violations found by the engine itself, for example by the emulator.</summary>
        public Func<IReadOnlyList<Violation>> EngineViolations { get; init; } = () => [];

        /// <summary>
        /// Gets the function that copies the device between two boots, including its engine, faults and pending disturbances. The argument
        /// of the function is the updater that the mock runs, or <see langword="null"/> for the one built from the checkout. The function
        /// returns <see langword="null"/> while a disturbance that cannot be copied is pending.
        /// </summary>
        public Func<Action<IDevice>?, StudioDevice?> Copy { get; init; } = _ => null;

        /// <summary>Gets the approximate size of a copy in bytes, including the blocks of an emulated card.</summary>
        public long CopySize { get; init; }

        /// <summary>
        /// Gets the function that reads the card during a boot of the emulator, because the device model contains the card as it was at
        /// the last restart. The function returns <see langword="null"/> if the card cannot be read at this moment. On the mock there is no
        /// such function.
        /// </summary>
        public Func<VirtualCard?>? PeekCard { get; init; }

        /// <summary>Gets the path of the flight recorder's log on the card, or <see langword="null"/> if there is no package.</summary>
        public string? LogPath { get; init; }
    }
}
