namespace FlipperUpdaterNano.Hal
{
    /// <summary>
    /// CPU2, reached through the system channel of the mailbox (AN5289, SHCI). CPU2 runs the radio stack or FUS, and may reset the whole
    /// chip at any time during an operation.
    /// </summary>
    public interface ICoprocessor
    {
        /// <summary>Initialises the mailbox and starts CPU2 (C2BOOT). Only the first call after a reset has an effect.</summary>
        void Start();

        /// <summary>Waits for the next system event.</summary>
        /// <param name="payload">Receives the event's payload; 16 bytes are enough for READY.</param>
        /// <param name="timeoutMilliseconds">Maximum wait in milliseconds; 0 polls without waiting.</param>
        /// <returns>The sub-event code, for example <see cref="Shci.EventReady"/>, or -1 if no event arrived in time.</returns>
        int WaitEvent(byte[] payload, int timeoutMilliseconds);

        /// <summary>
        /// Sends a system command and waits at most 33 s for the response (<see cref="CoprocessorStatus.TimeOut"/>). FUS continues an
        /// operation after a reset or a power loss, so the caller must query the state of FUS before any other command.
        /// </summary>
        /// <param name="opcode">The command, for example <see cref="Shci.FusGetState"/>.</param>
        /// <param name="parameters">Parameter bytes; may be <see langword="null"/> if <paramref name="count"/> is 0.</param>
        /// <param name="count">Number of parameter bytes, 0 to 255.</param>
        /// <param name="response">Receives the response payload, beginning with the status byte.</param>
        /// <returns>The number of payload bytes (at least 1), or a negative <see cref="CoprocessorStatus"/>.</returns>
        int Command(int opcode, byte[] parameters, int count, byte[] response);

        /// <summary>
        /// Copies the device information table that CPU2 has written; word 0 of the reference table points to the information table.
        /// </summary>
        /// <param name="table">Receives 56 bytes; the first word is <see cref="Shci.FusTableKeyword"/> while FUS is running.</param>
        /// <returns>
        /// <see langword="true"/> if CPU2 has been started and the table is in shared memory. The table is all zero until CPU2 has filled
        /// it, which happens before READY.
        /// </returns>
        bool ReadInfoTable(byte[] table);

        /// <summary>
        /// Gets the program counter of the hard fault that CPU2 has recorded; 0x3DE96F61 if CPU2 found the mailbox in secure SRAM; 0 if
        /// neither.
        /// </summary>
        uint FaultAddress { get; }
    }
}
