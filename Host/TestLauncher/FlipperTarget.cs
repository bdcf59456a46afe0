using System.Collections.Concurrent;
using FlipperUpdaterNano.Emulator;
using FlipperUpdaterNano.Emulator.Runtime;
using FlipperUpdaterNano.HostPrograms;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Reset;

namespace FlipperUpdaterNano.TestLauncher
{
    /// <summary>Runs the tests as RAM images with all drivers on the emulated Flipper; the images send their reports over USART1.</summary>
    public static class FlipperTarget
    {
        private static readonly ConcurrentDictionary<string, Lazy<string>> s_images = new();

        /// <summary>Runs the images of all parts. The image of Tests/OnTarget.Board is not included.</summary>
        public static Report Run() => Report.Join([.. OnTargetImage.Parts.Select(Run)]);

        /// <summary>Builds one image, at most once in this process.</summary>
        /// <param name="part">One of <see cref="OnTargetImage.Parts"/>, or <see cref="OnTargetImage.Board"/>.</param>
        /// <returns>Path of the loader image.</returns>
        public static string Build(string part) => s_images.GetOrAdd(part, _ => new Lazy<string>(() => Make(part))).Value;

        private static string Make(string part)
        {
            string name = $"flipper-{part.ToLowerInvariant()}";
            ImageFolder.Write(Checkout.Of("build/ontarget", name), OnTargetImage.LinkFlipper(part));

            return NativeBuild.Ensure("flipper-f7", $"ontarget-{name}", $"Tests/OnTarget.Image/ontarget-{name}.bin");
        }

        /// <summary>Runs one image.</summary>
        /// <param name="part">One of <see cref="OnTargetImage.Parts"/>, or <see cref="OnTargetImage.Board"/>.</param>
        /// <exception cref="InvalidOperationException">A rule of the model was broken.</exception>
        public static Report Run(string part)
        {
            string image = Build(part);
            VirtualDevice device = VirtualDevice.CreateDefault();
            device.BeginBoot();
            using EmulatorEngine engine = new();
            string end = "";

            try
            {
                engine.Run(device, File.ReadAllBytes(image));
            }
            catch (DeviceStoppedException stopped)
            {
                end = stopped.Message;
            }

            string text = string.Join('\n', device.Console.Lines.Select(line => line.Text));

            return engine.Violations.Count == 0
                ? Report.Parse(text, end)
                : throw new InvalidOperationException($"{text}\n{end}\n{string.Join('\n', engine.Violations)}");
        }
    }
}
