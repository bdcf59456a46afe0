using System.Text;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.HostPrograms;

namespace FlipperUpdaterNano.Fupd.Tests.Scenarios
{
    /// <summary>
    /// The firmware of Tests/Firmware, which replaces the stock firmware: it runs several tasks, implements the boot modes and starts the
    /// loader.
    /// </summary>
    internal static class TestFirmware
    {
        private const string Greeting = "firmware: up\n";

        private static readonly Lazy<byte[]> s_image = new(Build);

        /// <summary>Builds the firmware so that it prints the given name on the console.</summary>
        /// <param name="name">The name, of the same length as "firmware".</param>
        /// <returns>The image, linked for the start of the flash.</returns>
        public static byte[] Named(string name)
        {
            byte[] image = [.. s_image.Value];
            int at = image.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Greeting));

            ArgumentOutOfRangeException.ThrowIfNotEqual(name.Length, "firmware".Length);
            ArgumentOutOfRangeException.ThrowIfNegative(at);
            Encoding.ASCII.GetBytes(name).CopyTo(image, at);

            return image;
        }

        private static byte[] Build()
        {
            const string folder = "build/flipper-f7";

            // The command also configures the build.
            _ = LoaderImage.Build();
            using IDisposable turn = BuildLock.Take(Path.Combine(Checkout.Root!, folder), null);
            ProgramResult result = new HostProgram("cmake", "--build", folder, "--target", "test-firmware")
            {
                WorkingFolder = Checkout.Root!,
            }.Run();

            return result.Status == 0
                ? File.ReadAllBytes(Path.Combine(Checkout.Root!, folder, "Tests", "Firmware", "test-firmware.bin"))
                : throw new InvalidOperationException($"The test firmware does not build: {result.Output}{result.Error}");
        }
    }
}
