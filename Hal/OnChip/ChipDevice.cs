namespace FlipperUpdaterNano.Hal.OnChip
{
    /// <summary>The Flipper Zero this code runs on.</summary>
    public sealed class ChipDevice : IDevice
    {
        /// <inheritdoc/>
        public IFlash Flash { get; } = new ChipFlash();

        /// <inheritdoc/>
        public IOptionBytes OptionBytes { get; } = new ChipOptionBytes();

        /// <inheritdoc/>
        public ICoprocessor Coprocessor { get; } = new ChipCoprocessor();

        /// <inheritdoc/>
        public ICard Card { get; } = new ChipCard();

        /// <inheritdoc/>
        public IBackupRegisters BackupRegisters { get; } = new ChipBackupRegisters();

        /// <inheritdoc/>
        public IPower Power { get; } = new ChipPower();

        /// <inheritdoc/>
        public ISystem System { get; } = new ChipSystem();

        /// <inheritdoc/>
        public IClock Clock { get; } = new ChipClock();

        /// <inheritdoc/>
        public IDisplay Display { get; } = new ChipDisplay();

        /// <inheritdoc/>
        public IButtons Buttons { get; } = new ChipButtons();

        /// <inheritdoc/>
        public IConsole Console { get; } = new ChipConsole();

        /// <inheritdoc/>
        public IBytes Bytes { get; } = new ChipBytes();
    }
}
