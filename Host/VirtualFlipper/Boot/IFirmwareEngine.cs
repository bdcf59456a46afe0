using FlipperUpdaterNano.VirtualFlipper.Reset;

namespace FlipperUpdaterNano.VirtualFlipper.Boot
{
    /// <summary>An engine that can execute the main flash from reset, instead of the model's stand-in for the stock firmware.</summary>
    public interface IFirmwareEngine : IUpdaterEngine
    {
        /// <summary>
        /// Gets the nanoseconds after which a boot that executes from flash ends in its final state; null if the stand-in is used.
        /// </summary>
        long? FirmwareTime { get; }

        /// <summary>Gets the number of times that code in flash started an image in SRAM1 (MEM_MODE = 3), in all boots.</summary>
        int LoadersStarted { get; }

        /// <summary>Runs one boot from the reset vector of the main flash.</summary>
        /// <returns>The final state: the firmware used up its time, or it jumped into the ROM's USB DFU.</returns>
        /// <exception cref="DeviceStoppedException">The boot ended in another way.</exception>
        RestState RunFirmware(VirtualDevice device);
    }
}
