namespace FlipperUpdaterNano.Hal
{
    /// <summary>Identifies the device, reports the cause of the last reset, and resets the chip.</summary>
    public interface ISystem
    {
        /// <summary>Gets the reset flags of RCC_CSR (bits 31:23) at the start of this boot.</summary>
        uint ResetCause { get; }

        /// <summary>Gets the hardware target for which this image was built; 7 is the Flipper Zero F7.</summary>
        int BuildTarget { get; }

        /// <summary>Gets the unique device number, which is in bits 31:0 of UID64 at 0x1FFF7580 (docs/reference/hardware.md 1.3).</summary>
        uint UniqueNumber { get; }

        /// <summary>Reads the version string of this image: <c>FlipperUpdaterNano VERSION COMMIT DATE</c>, ASCII.</summary>
        /// <param name="buffer">Destination, at least 64 bytes, filled from its start.</param>
        /// <returns>The number of bytes written to <paramref name="buffer"/>.</returns>
        int ReadVersion(byte[] buffer);

        /// <summary>Reads the one-time-programmable area at 0x1FFF7000.</summary>
        /// <param name="offset">Offset of the first byte, 0 to 1023.</param>
        /// <param name="buffer">Destination, filled from its start.</param>
        /// <param name="count">Number of bytes to read; <paramref name="offset"/> plus this number must be at most 1,024.</param>
        void ReadOtp(int offset, byte[] buffer, int count);

        /// <summary>
        /// Resets the chip. Does not return. First waits up to 3 s for OK to be released, because OK drives BOOT0 and would make the reset
        /// start USB DFU.
        /// </summary>
        void Reset();
    }
}
