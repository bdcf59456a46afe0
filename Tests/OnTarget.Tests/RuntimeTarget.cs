using FlipperUpdaterNano.Emulator.Runtime;
using FlipperUpdaterNano.HostPrograms;
using FlipperUpdaterNano.TestLauncher;

namespace FlipperUpdaterNano.OnTarget.Tests
{
    /// <summary>
    /// The tests in the RAM runtime: built for the desktop, or for a Cortex-M4 and executed by the CPU emulator with the memory of the
    /// chip.
    /// </summary>
    internal static class RuntimeTarget
    {
        // On the chip RAM is small: the stack is what the updater has.
        private const int ChipStack = 12 * 1024;

        private static readonly Lazy<string> s_image = new(Link);

        public static string RunOnDesktop() =>
            Printed(
                new HostRuntime("host", "ontarget-host", "Tests/OnTarget.Image/ontarget-host").Run(s_image.Value, new RuntimeSettings()));

        public static string RunOnChip() =>
            Printed(new EmulatedRuntime("ontarget-chip", "Tests/OnTarget.Image/ontarget-chip.bin")
                .Run(File.ReadAllBytes(s_image.Value), new RuntimeSettings { StackBytes = ChipStack }));

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
