using FlipperUpdaterNano.VirtualFlipper.Reset;

namespace FlipperUpdaterNano.VirtualFlipper.Boot
{
    /// <summary>An engine that can restore a snapshot of a boot and continue it.</summary>
    public interface IResumableEngine : IFirmwareEngine
    {
        /// <summary>Gets or sets how far the sequence has come: of the sequence that plays, or of the snapshot.</summary>
        BootProgress? Progress { get; set; }

        /// <summary>Gets a value indicating whether a boot of a snapshot waits to be continued.</summary>
        bool HoldsBoot { get; }

        /// <summary>Continues the boot of the snapshot.</summary>
        /// <param name="device">The running device, restored.</param>
        /// <returns>The final state, when the boot executes from flash: see <see cref="IFirmwareEngine.RunFirmware"/>.</returns>
        /// <exception cref="DeviceStoppedException">The boot ended in another way, as the updater's always does.</exception>
        RestState ContinueBoot(VirtualDevice device);
    }
}
