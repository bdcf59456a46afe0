using FlipperUpdaterNano.Emulator.Runtime;
using FlipperUpdaterNano.HostPrograms;

namespace FlipperUpdaterNano.TestLauncher
{
    /// <summary>
    /// Runs the tests in the RAM runtime: built for the desktop, or built for a Cortex-M4 and executed by the CPU emulator with the
    /// memory of the STM32WB55.
    /// </summary>
    public static class RuntimeTarget
    {
        // Stack size in bytes on the Cortex-M4.
        private const int ChipStack = 12 * 1024;

        // Maximum number of instructions, so that a test that never ends is stopped; all tests together execute about 500 million.
        private const long MostInstructions = 2_000_000_000;

        private static readonly Lazy<string> s_image = new(Link);

        /// <summary>Runs all tests on the desktop build of the runtime.</summary>
        /// <returns>The output of the tests.</returns>
        public static string RunOnDesktop() =>
            Printed(
                new HostRuntime("host", "ontarget-host", "Tests/OnTarget.Image/ontarget-host").Run(s_image.Value, new RuntimeSettings()));

        /// <summary>Runs all tests on the Cortex-M4 build of the runtime.</summary>
        /// <returns>The output of the tests.</returns>
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
