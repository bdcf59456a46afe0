namespace FlipperUpdaterNano.VirtualFlipper.Radio
{
    /// <summary>
    /// The injected faults of CPU2. Faults belong to the device, so they survive resets, but they are not saved with the device.
    /// </summary>
    public sealed class CoprocessorFaults
    {
        /// <summary>Gets or sets how many of the next starts of CPU2 fail, that is, do not make CPU2 ready; -1 for all starts.</summary>
        public int StartsWithoutReady { get; set; }

        /// <summary>Gets the opcodes to which CPU2 never responds.</summary>
        public HashSet<int> Unanswered { get; } = [];

        /// <summary>Gets the opcodes to which CPU2 sends a malformed response.</summary>
        public HashSet<int> Malformed { get; } = [];

        /// <summary>Gets the opcodes that CPU2 rejects, each with the status that it returns.</summary>
        public Dictionary<int, byte> Refused { get; } = [];

        /// <summary>Gets or sets the state and error that FUS reports; <see langword="null"/> for the actual state and error.</summary>
        public (byte State, byte Error)? ReportedState { get; set; }

        /// <summary>Gets the errors with which the next FUS operations end, in order. Later operations succeed.</summary>
        public Queue<byte> OperationErrors { get; } = new();

        /// <summary>Gets or sets the stack version that CPU2 reports; <see langword="null"/> for the installed version.</summary>
        public StackVersion? ReportedVersion { get; set; }

        /// <summary>Gets or sets the stack type that CPU2 reports; <see langword="null"/> for the installed type.</summary>
        public int? ReportedType { get; set; }

        /// <summary>Gets or sets a value indicating whether FUS operations never end and never reset the device.</summary>
        public bool OperationsStall { get; set; }

        /// <summary>Gets or sets a value indicating whether FUS becomes idle after an operation instead of resetting the device.</summary>
        public bool NoResetAfterOperation { get; set; }

        /// <summary>Gets or sets the number of additional resets by FUS during its operations.</summary>
        public int ExtraResets { get; set; }

        /// <summary>Gets or sets a value indicating whether the radio stack ignores the second GET_STATE and so never starts FUS.</summary>
        public bool StackNeverLeaves { get; set; }

        /// <summary>
        /// Gets or sets a value indicating whether FUS responds to GET_STATE with 0xFF until the next reset, as FUS does after its very
        /// first start.
        /// </summary>
        public bool FirstContact { get; set; }

        /// <summary>
        /// Gets or sets the program counter of a hard fault that CPU2 takes instead of becoming ready; 0 for no hard fault.
        /// </summary>
        public uint HardFaultAt { get; set; }

        /// <summary>
        /// Gets or sets a value indicating whether a reset by CPU1 while FUS reports an ongoing operation destroys FUS permanently.
        /// </summary>
        public bool ForeignResetDestroysFus { get; set; }

        internal void CopyFrom(CoprocessorFaults other)
        {
            StartsWithoutReady = other.StartsWithoutReady;
            Unanswered.UnionWith(other.Unanswered);
            Malformed.UnionWith(other.Malformed);
            foreach ((int opcode, byte status) in other.Refused)
            {
                Refused[opcode] = status;
            }

            foreach (byte error in other.OperationErrors)
            {
                OperationErrors.Enqueue(error);
            }

            (ReportedState, ReportedVersion, ReportedType) = (other.ReportedState, other.ReportedVersion, other.ReportedType);
            (OperationsStall, NoResetAfterOperation) = (other.OperationsStall, other.NoResetAfterOperation);
            (ExtraResets, StackNeverLeaves, FirstContact) = (other.ExtraResets, other.StackNeverLeaves, other.FirstContact);
            (HardFaultAt, ForeignResetDestroysFus) = (other.HardFaultAt, other.ForeignResetDestroysFus);
        }
    }
}
