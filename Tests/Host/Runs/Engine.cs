using FlipperUpdaterNano.Chip;
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

        /// <summary>Where a build leaves the image with its symbols, from the root of the checkout.</summary>
        private const string ImageWithSymbols = "build/flipper-f7/boards/FLIPPER_F7/updater.elf";

        /// <summary>Makes an engine.</summary>
        /// <param name="name"><see cref="Mock"/> or <see cref="Chip"/>.</param>
        /// <returns>The engine.</returns>
        public static IUpdaterEngine Of(string name) => name == Mock
            ? new ManagedEngine(device => new UpdaterApp(device).Run())
            : new ChipEngine { Symbols = FindSymbols() };

        /// <summary>Gets what an engine reports besides the device.</summary>
        /// <param name="engine">The engine.</param>
        /// <returns>What the firmware did that the chip would not forgive.</returns>
        public static IReadOnlyList<string> ViolationsOf(IUpdaterEngine engine) => engine is ChipEngine chip ? chip.Violations : [];

        /// <summary>Names for reports; a loader image that was not built here keeps its bare addresses.</summary>
        private static SymbolTable FindSymbols()
        {
            for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder != null; folder = folder.Parent)
            {
                string elf = Path.Combine(folder.FullName, ImageWithSymbols);
                if (File.Exists(elf))
                {
                    return SymbolTable.FromElf(File.ReadAllBytes(elf));
                }
            }

            return SymbolTable.Empty;
        }
    }
}
