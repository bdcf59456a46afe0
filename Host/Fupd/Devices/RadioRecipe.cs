using System.Globalization;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Radio;

namespace FlipperUpdaterNano.Fupd.Devices
{
    /// <summary>The radio stack of a new device, or none.</summary>
    /// <param name="Stack">The stack; <see langword="null"/> if only FUS is installed.</param>
    /// <param name="Sram2a">Size in KiB of the non-secure part of SRAM2a.</param>
    /// <param name="Sram2b">Size in KiB of the non-secure part of SRAM2b.</param>
    internal sealed record RadioRecipe(InstalledStack? Stack, int Sram2a = 18, int Sram2b = 11)
    {
        /// <summary>FUS without a radio stack.</summary>
        public static RadioRecipe None => new((InstalledStack?)null);

        /// <summary>The BLE light stack, version 1.13.3.</summary>
        public static RadioRecipe Default => FromVersion("1.13.3.0.2.3");

        /// <summary>Reads a radio stack from an image file, for a device with this stack installed.</summary>
        /// <param name="image">The file's bytes.</param>
        public static RadioRecipe FromImage(byte[] image)
        {
            // If the image is not valid, Read throws an exception with a clear message.
            _ = RadioFooter.Read(image);
            VirtualFlipper.Radio.RadioImage known = VirtualFlipper.Radio.RadioImage.FromFile(image)
                ?? throw new InputException(
                    "--radio: this stack can be installed only by FUS 2, but the virtual device has FUS 1.2.0; use a stack for "
                    + "FUS 1.2.0");
            uint address = FlashMap.Base + ((uint)known.InstalledPage * FlashMap.PageSize);
            return new RadioRecipe(new InstalledStack(known.Version, known.GuessType(), address), known.Sram2a, known.Sram2b);
        }

        /// <summary>Parses a version of the form major.minor.sub.branch.release.type, all decimal.</summary>
        /// <param name="text">The command line argument.</param>
        public static RadioRecipe FromVersion(string text)
        {
            string[] parts = text.Split('.');
            byte[] numbers = new byte[6];
            for (int i = 0; i < numbers.Length; i++)
            {
                if (parts.Length != numbers.Length
                    || !byte.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
                {
                    throw Wrong(text);
                }
            }

            if (numbers[3] > 15 || numbers[4] > 15 || numbers[5] == 0)
            {
                throw Wrong(text);
            }

            StackVersion version = new(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
            StackLayout layout = StackLayout.Of(numbers[5], version);

            return new RadioRecipe(new InstalledStack(version, numbers[5], layout.Address), layout.Sram2a, layout.Sram2b);
        }

        private static InputException Wrong(string text)
        {
            return new InputException(
                $"--radio-version {text}: give major.minor.sub.branch.release.type in decimal, with branch and release at most 15 "
                + "and type not 0, such as 1.13.3.0.2.3");
        }
    }
}
