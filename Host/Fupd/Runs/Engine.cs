using FlipperUpdaterNano.Emulator;
using FlipperUpdaterNano.Emulator.Memory;
using FlipperUpdaterNano.MockHal;
using FlipperUpdaterNano.Updater.App;
using FlipperUpdaterNano.VirtualFlipper.Boot;

namespace FlipperUpdaterNano.Fupd.Runs
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
        public static IUpdaterEngine Of(string name) => name == Mock
            ? new ManagedEngine(device => new UpdaterApp(device).Run())
            : MakeChip();

        /// <summary>Gets what an engine reports besides the device.</summary>
        /// <param name="engine">The engine.</param>
        /// <param name="cardIsWhole">Whether the card's file system must be without a finding now.</param>
        /// <returns>What the firmware did that the chip, or fsck, would not forgive.</returns>
        public static IReadOnlyList<string> ViolationsOf(IUpdaterEngine engine, bool cardIsWhole)
        {
            if (engine is not EmulatorEngine chip)
            {
                return [];
            }

            return cardIsWhole && chip.FindCardDamage() is { } damage ? [.. chip.Violations, damage] : chip.Violations;
        }

        /// <summary>Gets what the image took of the RAM.</summary>
        /// <param name="engine">The engine that ran it.</param>
        /// <returns>The figures, or <see langword="null"/> on the mock and for a loader that was not built here.</returns>
        public static MemoryUse? MemoryOf(IUpdaterEngine engine) => (engine as EmulatorEngine)?.Memory;

        /// <summary>Names for reports: those of the image built here; any other loader keeps its bare addresses.</summary>
        private static EmulatorEngine MakeChip() => LoaderImage.WithSymbols is { } elf && Path.ChangeExtension(elf, ".bin") is var image && File.Exists(image)
            ? new EmulatorEngine { Symbols = SymbolTable.FromElf(File.ReadAllBytes(elf)), Built = File.ReadAllBytes(image) }
            : new EmulatorEngine();
    }
}
