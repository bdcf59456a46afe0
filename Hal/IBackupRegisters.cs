namespace FlipperUpdaterNano.Hal
{
    /// <summary>
    /// The 20 RTC backup registers, 32 bits each. The registers keep their content across every reset, as long as the backup domain is
    /// powered. A write is atomic: after a power loss, the register contains either the old value or the new one.
    /// </summary>
    public interface IBackupRegisters
    {
        /// <summary>Reads a register.</summary>
        /// <param name="register">0 to 19.</param>
        /// <returns>The 32-bit value of the register.</returns>
        uint Read(int register);

        /// <summary>Writes a register.</summary>
        /// <param name="register">0 to 19.</param>
        /// <param name="value">The new value.</param>
        void Write(int register, uint value);
    }
}
