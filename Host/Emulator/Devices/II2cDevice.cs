namespace FlipperUpdaterNano.Emulator.Devices
{
    /// <summary>A device on an I2C bus.</summary>
    public interface II2cDevice
    {
        /// <summary>Called when the bus addresses the device.</summary>
        /// <param name="read">Whether the device transmits.</param>
        void Start(bool read);

        /// <summary>Sends a byte.</summary>
        byte Read();

        /// <summary>Receives a byte.</summary>
        void Write(byte value);

        /// <summary>Called at the end of the transfer.</summary>
        void Stop();
    }
}
