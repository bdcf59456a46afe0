namespace FlipperUpdaterNano.Hal
{
    /// <summary>
    /// The updater's access to a device. On the device this interface is implemented with natives; the mock implements it with the virtual
    /// Flipper.
    /// </summary>
    /// <remarks>
    /// No member throws an exception because of a device error. Operations return a status, which the updater interprets. Implementations
    /// keep no state across a reset, unless the documentation of a member states otherwise.
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

        /// <summary>Gets the interface that identifies the device, reports the reset cause and resets the chip.</summary>
        ISystem System { get; }

        /// <summary>Gets the clock, which counts from reset.</summary>
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
