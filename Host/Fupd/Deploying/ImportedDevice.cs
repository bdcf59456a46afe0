using System.Globalization;
using FlipperUpdaterNano.Deployment;
using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Radio;

namespace FlipperUpdaterNano.Fupd.Deploying
{
    /// <summary>
    /// Creates a virtual device with the properties that a connected device reports: target, radio, battery, and free space on the card.
    /// </summary>
    internal static class ImportedDevice
    {
        // Maximum capacity of the card in a device folder.
        private const long LargestCard = 2L << 40;

        /// <summary>
        /// Creates the device. Firmware, /int and option bytes are those of a new default device, because a connected device does not
        /// report them.
        /// </summary>
        /// <param name="facts">The properties that the connected device reported.</param>
        /// <param name="cardFolder">Folder with the content of the card, or <see langword="null"/> for an empty card.</param>
        /// <param name="cardBytes">Number of bytes that the files and directories of this folder occupy on the card.</param>
        /// <returns>The device, which is switched off.</returns>
        /// <exception cref="DeploymentException">A reported value is impossible.</exception>
        public static VirtualDevice Of(DeviceFacts facts, string? cardFolder, long cardBytes)
        {
            DeviceRecipe recipe = new()
            {
                Target = Within(facts.Target ?? 7, byte.MaxValue, "hardware target"),
                BatteryPercent = Within(facts.BatteryPercent ?? 80, 100, "state of charge"),
                Radio = RadioOf(facts),
                CardFolder = cardFolder,
                CardCapacity = CapacityOf(facts.FreeBytes + cardBytes),
            };
            VirtualDevice device = DeviceMaker.Make(recipe);
            if (facts.Fus != null)
            {
                device.Coprocessor.FusVersion = StackVersion.Parse(facts.Fus) ?? throw Impossible("FUS version", facts.Fus);
            }

            return device;
        }

        private static RadioRecipe RadioOf(DeviceFacts facts)
        {
            try
            {
                return facts.Stack == null ? RadioRecipe.None : RadioRecipe.FromVersion(facts.Stack);
            }
            catch (InputException)
            {
                throw Impossible("radio stack", facts.Stack!);
            }
        }

        private static long CapacityOf(long bytes) => bytes <= LargestCard
            ? bytes
            : throw Impossible("card size", $"{bytes} bytes");

        private static int Within(int number, int most, string what) =>
            number >= 0 && number <= most ? number : throw Impossible(what, number.ToString(CultureInfo.InvariantCulture));

        private static DeploymentException Impossible(string what, string value) => new(
            DeploymentFault.Failed, $"the device reports the {what} {value}, which is out of range; restart it and repeat the command");
    }
}
