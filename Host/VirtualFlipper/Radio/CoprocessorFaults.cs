namespace FlipperUpdaterNano.VirtualFlipper.Radio
{
    /// <summary>Faults of CPU2. Faults belong to the device: they survive resets, and are not saved.</summary>
    public sealed class CoprocessorFaults
    {
        /// <summary>Gets or sets the number of starts that never become ready; -1 for all.</summary>
        public int StartsWithoutReady { get; set; }

        /// <summary>Gets the opcodes that are never answered.</summary>
        public HashSet<int> Unanswered { get; } = [];

        /// <summary>Gets the opcodes that are answered with a malformed response.</summary>
        public HashSet<int> Malformed { get; } = [];

        /// <summary>Gets the opcodes that are refused, each with its status.</summary>
        public Dictionary<int, byte> Refused { get; } = [];

        /// <summary>Gets or sets a fixed state and error that FUS reports; <see langword="null"/> for the actual ones.</summary>
        public (byte State, byte Error)? ReportedState { get; set; }

        /// <summary>Gets the errors in which operations of FUS end, in order; those after them succeed.</summary>
        public Queue<byte> OperationErrors { get; } = new();

        /// <summary>Gets or sets a fixed reported version; <see langword="null"/> for the installed one.</summary>
        public StackVersion? ReportedVersion { get; set; }

        /// <summary>Gets or sets a fixed reported stack type; <see langword="null"/> for the installed one.</summary>
        public int? ReportedType { get; set; }

        /// <summary>Gets or sets a value indicating whether FUS stays busy forever, without progress and without a reset.</summary>
        public bool OperationsStall { get; set; }

        /// <summary>
        /// Gets or sets a value indicating whether FUS becomes idle after an operation without the reset that should follow.
        /// </summary>
        public bool NoResetAfterOperation { get; set; }

        /// <summary>Gets or sets the number of additional resets by FUS during its operations.</summary>
        public int ExtraResets { get; set; }

        /// <summary>Gets or sets a value indicating whether the stack ignores the second GET_STATE and never starts FUS.</summary>
        public bool StackNeverLeaves { get; set; }

        /// <summary>
        /// Gets or sets a value indicating whether FUS answers GET_STATE with 0xFF until the next reset, as after its very first start.
        /// </summary>
        public bool FirstContact { get; set; }

        /// <summary>Gets or sets the program counter of the hard fault in which CPU2 ends instead of becoming ready; 0 for none.</summary>
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
