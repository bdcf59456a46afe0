using FlipperUpdaterNano.VirtualFlipper.Reset;

namespace FlipperUpdaterNano.VirtualFlipper.Boot
{
    /// <summary>
    /// Runs the updater that the stock loader has loaded into RAM, either as the managed updater on the mocked HAL or as the image on the
    /// emulator.
    /// </summary>
    public interface IUpdaterEngine
    {
        /// <summary>
        /// Runs one boot of the updater to its end. The boot always ends with a <see cref="DeviceStoppedException"/>, because of a reset, a
        /// power loss, a hang, or an endless wait for input. Between calls the engine may keep only state that survives a reset.
        /// </summary>
        /// <param name="image">The loader image that the stock loader has checked.</param>
        void Run(VirtualDevice device, ReadOnlyMemory<byte> image);
    }
}
