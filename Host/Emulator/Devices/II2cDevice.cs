namespace FlipperUpdaterNano.Emulator.Devices
{
    /// <summary>A device on an I2C bus.</summary>
    public interface II2cDevice
    {
        /// <summary>Called when the controller addresses the device.</summary>
        /// <param name="read">Whether the controller reads, that is, the device transmits.</param>
        void Start(bool read);

        /// <summary>Sends a byte.</summary>
        byte Read();

        /// <summary>Receives a byte.</summary>
        void Write(byte value);

        /// <summary>Called at the STOP condition.</summary>
        void Stop();
    }
}
