namespace FlipperUpdaterNano.Emulator.Cpu
{
    /// <summary>Core support for exception entry and return: access to the program status, and stops between blocks.</summary>
    public sealed unsafe partial class CortexM4
    {
        /// <summary>Mask of N, Z, C, V, Q, GE and the IT state, which have the same positions in xPSR and in libunicorn's status.</summary>
        private const uint CommonStatus = 0xF80F0000 | 0x0600FC00;
        private const uint ThumbInStatus = 1 << 5;
        private const int ThumbShift = 24 - 5;

        private bool _looksForInterrupts;

        /// <summary>
        /// Gets or sets the function that checks whether an exception must be taken before the next block. The function is called after
        /// <see cref="LookForInterrupts"/> and after each block that may change PRIMASK, BASEPRI, FAULTMASK or CONTROL.
        /// </summary>
        public Func<bool>? InterruptDue { get; set; }

        /// <summary>Gets or sets xPSR (ARM DDI0403, B1.4.2). Reads include the exception number; writes ignore it.</summary>
        public uint ProgramStatus
        {
            get
            {
                uint status = this[CpuRegister.Status];

                return (status & CommonStatus) | ((status & ThumbInStatus) << ThumbShift) | (this[CpuRegister.Ipsr] & 0x1FF);
            }

            set => this[CpuRegister.Status] = (this[CpuRegister.Status] & ~(CommonStatus | ThumbInStatus))
                | (value & CommonStatus) | ((value >> ThumbShift) & ThumbInStatus);
        }

        /// <summary>Requests that <see cref="InterruptDue"/> be called before the next block.</summary>
        public void LookForInterrupts() => _looksForInterrupts = true;

        private bool IsInterruptDue()
        {
            _looksForInterrupts = false;

            return InterruptDue?.Invoke() == true;
        }
    }
}
