using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.State;

namespace FlipperUpdaterNano.Updater.Radio
{
    /// <summary>
    /// Sends the FUS commands that the updater uses, and interprets the state that FUS reports (AN5185; docs/reference/stock-updater.md
    /// 6.3).
    /// </summary>
    public sealed class Fus
    {
        /// <summary>Outcome: FUS is idle and reports no error.</summary>
        public const int Idle = 0;

        /// <summary>Outcome: FUS has made no progress for <see cref="PatienceMilliseconds"/>, and may still be working.</summary>
        public const int Stuck = -100;

        /// <summary>
        /// Maximum time for which state and error may remain unchanged during an operation. Operations take seconds. After ten
        /// minutes the user, not a timer, decides about a reset, because a reset during an operation can destroy FUS.
        /// </summary>
        public const int PatienceMilliseconds = 600000;

        // Poll interval of the stock updater (docs/reference/stock-updater.md 1.10 and 6.3).
        private const int PollMilliseconds = 20;

        // FUS sometimes gives irregular responses while it is executing an operation. An irregular response is taken into account only if
        // FUS gives no other kind of response during this time (docs/reference/silicon.md 1.2).
        private const int IrregularMilliseconds = 5000;

        private const int ErrorState = 0xFF;

        // Response to a FUS command if FUS is no longer running, because the stack has started in the meantime; not an error.
        private const int NotRunning = 0xFE;

        private readonly IDevice _device;
        private readonly byte[] _response = new byte[16];
        private int _repeated;
        private long _since;

        /// <summary>Wraps the coprocessor; no command is sent.</summary>
        public Fus(IDevice device)
        {
            _device = device;
        }

        /// <summary>Gets the state that FUS reported last.</summary>
        public int State { get; private set; }

        /// <summary>Gets the error that FUS reported last.</summary>
        public int Error { get; private set; }

        // The result depends on the state byte alone; the error byte is ignored.
        private bool IsOngoing
        {
            get { return State >= 0x10 && State <= 0x3F; }
        }

        /// <summary>
        /// Determines whether FUS may be busy, in which case a reset could destroy FUS. No command is sent to a running stack.
        /// </summary>
        /// <param name="isPending">
        /// Whether an operation was started and its end has not been observed. CPU2 is then considered busy if it has been started but does
        /// not respond.
        /// </param>
        /// <returns>True if an operation is or may be ongoing. The call takes up to 5 s while FUS gives irregular responses.</returns>
        public bool IsBusy(bool isPending)
        {
            byte[] table = new byte[Shci.InfoTableSize];
            if (!_device.Coprocessor.ReadInfoTable(table))
            {
                return false;
            }

            if (!CoprocessorInfo.IsFilled(table))
            {
                return isPending;
            }

            if (LittleEndian.ToUInt32(table, 0) != Shci.FusTableKeyword)
            {
                return false;
            }

            int outcome = Settle(0, true);
            return outcome == Stuck || (outcome < 0 && isPending);
        }

        /// <summary>
        /// Queries state and error. A running stack interprets the second query as a request to switch to FUS, and resets the chip.
        /// </summary>
        /// <returns>The length of the response, or a negative <see cref="CoprocessorStatus"/>.</returns>
        public int GetState()
        {
            int length = _device.Coprocessor.Command(Shci.FusGetState, null, 0, _response);
            State = length > 0 ? _response[0] : 0;
            Error = length > 1 ? _response[1] : 0;
            return length;
        }

        /// <summary>
        /// Waits until no operation is ongoing, for as long as FUS makes progress. The chip may be reset during the wait, because FUS
        /// resets the chip after an operation.
        /// </summary>
        /// <param name="milliseconds">
        /// Time for which FUS must be idle without interruption; if 0, two consecutive responses suffice.
        /// </param>
        /// <returns>
        /// <see cref="Idle"/>, a FUS error (1 to 255), <see cref="Stuck"/>, or a negative <see cref="CoprocessorStatus"/>. No result
        /// depends on a single response.
        /// </returns>
        public int WaitIdle(int milliseconds)
        {
            return Settle(milliseconds, false);
        }

        // If isLook is set, returns Stuck after a single response that reports an ongoing operation.
        private int Settle(int idleMilliseconds, bool isLook)
        {
            int state = -1;
            long moved = _device.Clock.Milliseconds;
            _repeated = -1;
            while (true)
            {
                int length = GetState();
                if (length < 0 && length != (int)CoprocessorStatus.BadResponse)
                {
                    return length;
                }

                long now = _device.Clock.Milliseconds;
                if (IsOngoing)
                {
                    _repeated = -1;
                    if (state != State)
                    {
                        state = State;
                        moved = now;
                    }
                }
                else if (Counts(length > 1 && State == 0 && Error == 0 ? Idle : ErrorState, now, idleMilliseconds))
                {
                    return length < 0 ? length : Outcome();
                }

                if ((isLook && IsOngoing) || now - moved > PatienceMilliseconds)
                {
                    return Stuck;
                }

                _device.Clock.Sleep(PollMilliseconds);
            }
        }

        // Determines whether all responses of FUS have been of the same kind (Idle or ErrorState) for long enough.
        private bool Counts(int kind, long now, int idleMilliseconds)
        {
            if (_repeated != kind)
            {
                _repeated = kind;
                _since = now;
                return false;
            }

            return now - _since > (kind == Idle ? idleMilliseconds : IrregularMilliseconds);
        }

        private int Outcome()
        {
            if (Error == NotRunning)
            {
                return Idle;
            }

            if (Error != 0)
            {
                return Error;
            }

            return State == ErrorState ? ErrorState : Idle;
        }

        /// <summary>Sends a command that FUS merely accepts or refuses.</summary>
        /// <param name="opcode">An opcode of <see cref="Shci"/>.</param>
        /// <param name="address">Parameter of the command, or 0 for none.</param>
        /// <returns>0 if accepted; otherwise the status from FUS, or a negative <see cref="CoprocessorStatus"/>.</returns>
        public int Send(int opcode, uint address)
        {
            byte[] parameters = new byte[4];
            LittleEndian.Write32(address, parameters, 0);
            int length = _device.Coprocessor.Command(opcode, parameters, address == 0 ? 0 : parameters.Length, _response);
            return length < 0 ? length : _response[0];
        }
    }
}
