namespace FlipperUpdaterNano.Hal.Native
{
    /// <summary>The Flipper Zero on which this code runs.</summary>
    public sealed class NativeDevice : IDevice
    {
        /// <inheritdoc/>
        public IFlash Flash { get; } = new NativeFlash();

        /// <inheritdoc/>
        public IOptionBytes OptionBytes { get; } = new NativeOptionBytes();

        /// <inheritdoc/>
        public ICoprocessor Coprocessor { get; } = new NativeCoprocessor();

        /// <inheritdoc/>
        public ICard Card { get; } = new NativeCard();

        /// <inheritdoc/>
        public IBackupRegisters BackupRegisters { get; } = new NativeBackupRegisters();

        /// <inheritdoc/>
        public IPower Power { get; } = new NativePower();

        /// <inheritdoc/>
        public ISystem System { get; } = new NativeSystem();

        /// <inheritdoc/>
        public IClock Clock { get; } = new NativeClock();

        /// <inheritdoc/>
        public IDisplay Display { get; } = new NativeDisplay();

        /// <inheritdoc/>
        public IButtons Buttons { get; } = new NativeButtons();

        /// <inheritdoc/>
        public IConsole Console { get; } = new NativeConsole();

        /// <inheritdoc/>
        public IBytes Bytes { get; } = new NativeBytes();
    }
}
