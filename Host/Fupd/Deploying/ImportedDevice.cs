using FlipperUpdaterNano.Deployment;
using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Radio;

namespace FlipperUpdaterNano.Fupd.Deploying
{
    /// <summary>A virtual device with what a connected one reports: target, radio, battery and free space of the card.</summary>
    internal static class ImportedDevice
    {
        /// <summary>
        /// Makes one. Firmware, /int and option bytes are those of a new default device: the connected one does not report them.
        /// </summary>
        /// <param name="facts">What the device says.</param>
        /// <param name="cardFolder">Folder with what is on its card, or <see langword="null"/> for nothing.</param>
        /// <param name="cardBytes">Bytes that the content of that folder and what else has a place on the card take.</param>
        /// <returns>The device, off.</returns>
        /// <exception cref="InputException">What it says is not possible.</exception>
        public static VirtualDevice Of(DeviceFacts facts, string? cardFolder, long cardBytes)
        {
            DeviceRecipe recipe = new()
            {
                Target = facts.Target ?? 7,
                BatteryPercent = facts.BatteryPercent ?? 80,
                Radio = facts.Stack == null ? RadioRecipe.None : RadioRecipe.FromVersion(facts.Stack),
                CardFolder = cardFolder,
            };
            VirtualDevice device = DeviceMaker.Make(recipe);
            if (facts.Fus != null && StackVersion.Parse(facts.Fus) is { } fus)
            {
                device.Coprocessor.FusVersion = fus;
            }

            device.Card.Capacity = facts.FreeBytes + cardBytes;
            return device;
        }
    }
}
