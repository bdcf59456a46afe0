namespace FlipperUpdaterNano.Hal
{
    /// <summary>
    /// The updater's access to a device. Implemented with natives on the device, and by the mock on the virtual Flipper.
    /// </summary>
    /// <remarks>
    /// No member throws for a device error: operations return a status, and the updater decides its meaning. Implementations keep no
    /// state over a reset, except as the members state.
    /// </remarks>
    public interface IDevice
    {
        /// <summary>Gets the main flash.</summary>
        IFlash Flash { get; }

        /// <summary>Gets the option bytes.</summary>
        IOptionBytes OptionBytes { get; }

        /// <summary>Gets CPU2, which runs the radio stack or FUS.</summary>
        ICoprocessor Coprocessor { get; }

        /// <summary>Gets the SD card.</summary>
        ICard Card { get; }

        /// <summary>Gets the RTC backup registers.</summary>
        IBackupRegisters BackupRegisters { get; }

        /// <summary>Gets the battery and the charger.</summary>
        IPower Power { get; }

        /// <summary>Gets identity, reset cause and reset.</summary>
        ISystem System { get; }

        /// <summary>Gets the time since reset.</summary>
        IClock Clock { get; }

        /// <summary>Gets the 128 x 64 display.</summary>
        IDisplay Display { get; }

        /// <summary>Gets the buttons.</summary>
        IButtons Buttons { get; }

        /// <summary>Gets the text console (USART1 on the device).</summary>
        IConsole Console { get; }

        /// <summary>Gets the operations on byte blocks that are too slow in interpreted code.</summary>
        IBytes Bytes { get; }
    }
}
