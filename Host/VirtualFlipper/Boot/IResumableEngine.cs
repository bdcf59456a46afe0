using FlipperUpdaterNano.VirtualFlipper.Reset;

namespace FlipperUpdaterNano.VirtualFlipper.Boot
{
    /// <summary>An engine that can restore a snapshot of a boot and continue the boot.</summary>
    public interface IResumableEngine : IFirmwareEngine
    {
        /// <summary>Gets or sets the progress of the running sequence of boots, or of the sequence in the snapshot.</summary>
        BootProgress? Progress { get; set; }

        /// <summary>Gets a value indicating whether the boot of a restored snapshot is waiting to be continued.</summary>
        bool HoldsBoot { get; }

        /// <summary>Continues the boot of the snapshot.</summary>
        /// <param name="device">The restored device, which is running.</param>
        /// <returns>The final state of a boot that executes from flash; see <see cref="IFirmwareEngine.RunFirmware"/>.</returns>
        /// <exception cref="DeviceStoppedException">
        /// The boot ended in another way; a boot of the updater always ends with this exception.
        /// </exception>
        RestState ContinueBoot(VirtualDevice device);
    }
}
