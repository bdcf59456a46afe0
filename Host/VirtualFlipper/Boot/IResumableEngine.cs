using FlipperUpdaterNano.VirtualFlipper.Reset;

namespace FlipperUpdaterNano.VirtualFlipper.Boot
{
    /// <summary>An engine that can restore a snapshot of a boot and continue it.</summary>
    public interface IResumableEngine : IFirmwareEngine
    {
        /// <summary>Gets or sets the progress of the running sequence, or of that in the snapshot.</summary>
        BootProgress? Progress { get; set; }

        /// <summary>Gets a value indicating whether a boot of a snapshot is waiting to be continued.</summary>
        bool HoldsBoot { get; }

        /// <summary>Continues the boot of the snapshot.</summary>
        /// <param name="device">The running device, restored.</param>
        /// <returns>The final state, if the boot executes from flash: see <see cref="IFirmwareEngine.RunFirmware"/>.</returns>
        /// <exception cref="DeviceStoppedException">The boot ended in another way, as the updater's always does.</exception>
        RestState ContinueBoot(VirtualDevice device);
    }
}
