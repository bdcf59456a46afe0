using FlipperUpdaterNano.MockHal;
using FlipperUpdaterNano.VirtualFlipper;

namespace FlipperUpdaterNano.Host.Runs
{
    /// <summary>What executes the updater.</summary>
    internal static class Engine
    {
        /// <summary>The managed updater on .NET over the mocked HAL.</summary>
        public const string Mock = "mock";

        /// <summary>The package's loader image on the emulated chip.</summary>
        public const string Chip = "chip";

        /// <summary>Makes an engine.</summary>
        /// <param name="name"><see cref="Mock"/> or <see cref="Chip"/>.</param>
        /// <returns>The engine.</returns>
        /// <exception cref="InputException">It does not exist yet.</exception>
        public static IUpdaterEngine Of(string name) => name == Mock
            ? new ManagedEngine(device => new UpdaterApp(device).Run())
            : throw new InputException("--on chip: the emulated chip cannot run the updater yet; use --on mock");
    }
}
