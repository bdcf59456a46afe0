using FlipperUpdaterNano.VirtualFlipper.Reset;

namespace FlipperUpdaterNano.VirtualFlipper.Boot
{
    /// <summary>
    /// What runs on the device when the stock loader has put an updater into RAM: the managed updater, or the emulated chip.
    /// </summary>
    public interface IUpdaterEngine
    {
        /// <summary>
        /// Runs one boot of the updater to its end, which is always a <see cref="DeviceStoppedException"/>: a reset, a loss of power, or
        /// rest before a person. Nothing may be kept for the next call: memory does not survive a reset.
        /// </summary>
        /// <param name="device">The running device.</param>
        /// <param name="image">The loader image the stock loader has checked.</param>
        void Run(VirtualDevice device, ReadOnlyMemory<byte> image);
    }
}
