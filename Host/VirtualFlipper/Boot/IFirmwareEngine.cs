using FlipperUpdaterNano.VirtualFlipper.Reset;

namespace FlipperUpdaterNano.VirtualFlipper.Boot
{
    /// <summary>An engine that can execute the code in the main flash from reset, in place of the model of the stock firmware.</summary>
    public interface IFirmwareEngine : IUpdaterEngine
    {
        /// <summary>
        /// Gets the time in nanoseconds after which a boot that executes from flash is considered to have reached its final state; null if
        /// the model of the stock firmware is used.
        /// </summary>
        long? FirmwareTime { get; }

        /// <summary>Gets the number of times that code in flash has started an image in SRAM1 (MEM_MODE = 3), over all boots.</summary>
        int LoadersStarted { get; }

        /// <summary>Runs one boot from the reset vector of the main flash.</summary>
        /// <returns>The final state: the firmware has reached its time limit, or has jumped into the ROM's USB DFU.</returns>
        /// <exception cref="DeviceStoppedException">The boot ended in another way.</exception>
        RestState RunFirmware(VirtualDevice device);
    }
}
