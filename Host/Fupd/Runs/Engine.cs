using FlipperUpdaterNano.Emulator;
using FlipperUpdaterNano.Emulator.Memory;
using FlipperUpdaterNano.Fupd.Packages;
using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.MockHal;
using FlipperUpdaterNano.Updater.App;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Reset;

namespace FlipperUpdaterNano.Fupd.Runs
{
    /// <summary>Creates the engine that executes the updater, and reads its results.</summary>
    internal static class Engine
    {
        /// <summary>The managed updater on .NET over the mocked HAL.</summary>
        public const string Mock = "mock";

        /// <summary>The package's loader image on the emulator.</summary>
        public const string Chip = "chip";

        /// <summary>Makes an engine.</summary>
        /// <param name="name"><see cref="Mock"/> or <see cref="Chip"/>.</param>
        /// <param name="updater">The updater for the mock, or <see langword="null"/> for the updater built into this program.</param>
        public static IUpdaterEngine Of(string name, Action<IDevice>? updater = null) => name == Mock
            ? new MockEngine(updater ?? (device => new UpdaterApp(device).Run()))
            : MakeChip();

        /// <summary>Gets the violations that an engine recorded in addition to those of the device model.</summary>
        /// <param name="device">The device that the engine ran.</param>
        /// <param name="cardIsWhole">Whether to check the card's file system with fsck as well.</param>
        /// <returns>The violations; a violation that fsck finds has the rule id <c>card.file-system</c>.</returns>
        public static IReadOnlyList<Violation> ViolationsOf(IUpdaterEngine engine, VirtualDevice device, bool cardIsWhole)
        {
            if (engine is not EmulatorEngine chip)
            {
                return [];
            }

            return cardIsWhole && chip.FindCardDamage() is { } damage
                ? [.. chip.Violations, new Violation("card.file-system", damage, device.Clock.Now)]
                : chip.Violations;
        }

        /// <summary>Gets the image's RAM use.</summary>
        /// <param name="engine">The engine that ran the image.</param>
        /// <returns>The RAM use; <see langword="null"/> on the mock, and for a loader that was not built from this checkout.</returns>
        public static MemoryUse? MemoryOf(IUpdaterEngine engine) => (engine as EmulatorEngine)?.Memory;

        /// <summary>Gets the number of instructions that CPU1 executed.</summary>
        /// <param name="engine">The engine that executed the instructions.</param>
        /// <returns>The total over all boots, or <see langword="null"/> on the mock.</returns>
        public static long? InstructionsOf(IUpdaterEngine engine) => (engine as EmulatorEngine)?.Instructions;

        /// <summary>
        /// Runs the managed updater instead of the loader image. If the image cannot start, the device hangs, as it does on the emulator.
        /// </summary>
        private sealed class MockEngine(Action<IDevice> updater) : IUpdaterEngine
        {
            private readonly ManagedEngine _updater = new(updater);

            public void Run(VirtualDevice device, ReadOnlyMemory<byte> image)
            {
                if (StartCheck.LoaderFault(image.Span) is { } fault)
                {
                    throw device.Hang(fault);
                }

                _updater.Run(device, image);
            }
        }

        /// <summary>
        /// Creates the emulator. The emulator's reports use symbols for the image built from this checkout, and plain addresses for other
        /// loaders.
        /// </summary>
        private static EmulatorEngine MakeChip() =>
            LoaderImage.Built is { } built
            ? new EmulatorEngine { Symbols = built.Symbols, Built = built.Image }
            : new EmulatorEngine();
    }
}
