using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Hal.Native;

namespace FlipperUpdaterNano.OnTarget.Image
{
    /// <summary>Minimal device: byte natives and a clock, no Flipper hardware.</summary>
    internal sealed class BareDevice : IDevice
    {
        /// <inheritdoc/>
        public IFlash Flash { get; }

        /// <inheritdoc/>
        public IOptionBytes OptionBytes { get; }

        /// <inheritdoc/>
        public ICoprocessor Coprocessor { get; }

        /// <inheritdoc/>
        public ICard Card { get; }

        /// <inheritdoc/>
        public IBackupRegisters BackupRegisters { get; }

        /// <inheritdoc/>
        public IPower Power { get; }

        /// <inheritdoc/>
        public ISystem System { get; }

        /// <inheritdoc/>
        public IClock Clock { get; } = new BareClock();

        /// <inheritdoc/>
        public IDisplay Display { get; }

        /// <inheritdoc/>
        public IButtons Buttons { get; }

        /// <inheritdoc/>
        public IConsole Console { get; }

        /// <inheritdoc/>
        public IBytes Bytes { get; } = new NativeBytes();
    }
}
