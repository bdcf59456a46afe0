using FlipperUpdaterNano.Emulator.Runtime;
using FlipperUpdaterNano.HostPrograms;

namespace FlipperUpdaterNano.TestLauncher
{
    /// <summary>
    /// The tests in the RAM runtime: built for the desktop, or for a Cortex-M4 and executed by the CPU emulator with the memory of the
    /// chip.
    /// </summary>
    public static class RuntimeTarget
    {
        // On the chip RAM is small: the stack is what the updater has.
        private const int ChipStack = 12 * 1024;

        // All tests together take half a thousand million: one that never ends is given up.
        private const long MostInstructions = 2_000_000_000;

        private static readonly Lazy<string> s_image = new(Link);

        /// <summary>Runs all tests on the desktop build of the runtime.</summary>
        /// <returns>What they print.</returns>
        public static string RunOnDesktop() =>
            Printed(
                new HostRuntime("host", "ontarget-host", "Tests/OnTarget.Image/ontarget-host").Run(s_image.Value, new RuntimeSettings()));

        /// <summary>Runs all tests on the Cortex-M4 build of the runtime.</summary>
        /// <returns>What they print.</returns>
        public static string RunOnChip() =>
            Printed(new EmulatedRuntime("ontarget-chip", "Tests/OnTarget.Image/ontarget-chip.bin")
                .Run(File.ReadAllBytes(s_image.Value), new RuntimeSettings { StackBytes = ChipStack }, MostInstructions));

        private static string Link()
        {
            string folder = Checkout.Of("build/ontarget/bare");
            ImageFolder.Write(folder, OnTargetImage.LinkBare());

            return Path.Combine(folder, ImageFolder.Image);
        }

        private static string Printed(RuntimeOutcome outcome) =>
            outcome.Error.Length == 0 ? outcome.Output : throw new InvalidOperationException($"{outcome.Output}{outcome.Error}");
    }
}
