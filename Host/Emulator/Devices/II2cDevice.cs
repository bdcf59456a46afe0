namespace FlipperUpdaterNano.Emulator.Devices
{
    /// <summary>A device on an I2C bus.</summary>
    public interface II2cDevice
    {
        /// <summary>The bus addressed it.</summary>
        /// <param name="read">Whether it shall send.</param>
        void Start(bool read);

        /// <summary>Sends a byte.</summary>
        /// <returns>The byte.</returns>
        byte Read();

        /// <summary>Receives a byte.</summary>
        /// <param name="value">The byte.</param>
        void Write(byte value);

        /// <summary>The transfer ended.</summary>
        void Stop();
    }
}
