using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.State;

namespace FlipperUpdaterNano.Updater.Radio
{
    /// <summary>
    /// The commands to FUS the updater uses, and what FUS says about its work (AN5185; docs/reference/stock-updater.md 6.3).
    /// </summary>
    public sealed class Fus
    {
        /// <summary>Outcome: FUS is idle and has no error.</summary>
        public const int Idle = 0;

        /// <summary>Outcome: FUS did not move for <see cref="PatienceMilliseconds"/>, and may still be working.</summary>
        public const int Stuck = -100;

        /// <summary>
        /// How long state and error may stay the same while an operation is ongoing. Operations take seconds; a person who sees no end
        /// after ten minutes decides better than a timer, because a reset in the middle of an operation can end FUS for good.
        /// </summary>
        public const int PatienceMilliseconds = 600000;

        // docs/reference/stock-updater.md 1.10 and 6.3.
        private const int PollMilliseconds = 20;

        // While it works FUS answers irregularly now and then; such an answer counts when there has been no other for this long
        // (docs/reference/silicon.md 1.2).
        private const int IrregularMilliseconds = 5000;

        private const int ErrorState = 0xFF;

        // Not an error: the stack answers so, when it has started meanwhile.
        private const int NotRunning = 0xFE;

        private readonly IDevice _device;
        private readonly byte[] _response = new byte[16];
        private int _repeated;
        private long _since;

        /// <summary>Initializes a new instance of the <see cref="Fus"/> class.</summary>
        /// <param name="device">The device.</param>
        public Fus(IDevice device)
        {
            _device = device;
        }

        /// <summary>Gets the state FUS last reported.</summary>
        public int State { get; private set; }

        /// <summary>Gets the error FUS last reported.</summary>
        public int Error { get; private set; }

        // Whatever the error byte says.
        private bool IsOngoing
        {
            get { return State >= 0x10 && State <= 0x3F; }
        }

        /// <summary>Determines whether FUS may be busy: a reset could then destroy it. Sends no command to a running stack.</summary>
        /// <param name="isPending">Whether an operation was begun and has not been seen to end: then a CPU2 that was started and does not
        /// answer may be at work.</param>
        /// <returns>Whether an operation is or may be ongoing. Takes up to 5 s while FUS gives irregular answers.</returns>
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
        /// Asks for state and error. To a running stack the second time is the request to switch to FUS, which resets the chip.
        /// </summary>
        /// <returns>The length of the answer, or a negative <see cref="CoprocessorStatus"/>.</returns>
        public int GetState()
        {
            int length = _device.Coprocessor.Command(Shci.FusGetState, null, 0, _response);
            State = length > 0 ? _response[0] : 0;
            Error = length > 1 ? _response[1] : 0;
            return length;
        }

        /// <summary>
        /// Waits until no operation is ongoing, however long FUS makes progress. It may reset the chip meanwhile: after an operation it
        /// does so by itself.
        /// </summary>
        /// <param name="milliseconds">How long FUS must be idle without a break; 0 for two answers in a row.</param>
        /// <returns>
        /// <see cref="Idle"/>, a FUS error (1 to 255), <see cref="Stuck"/>, or a negative <see cref="CoprocessorStatus"/>. None of them
        /// rests on a single answer.
        /// </returns>
        public int WaitIdle(int milliseconds)
        {
            return Settle(milliseconds, false);
        }

        // With isLook, one answer that an operation is ongoing is enough for Stuck.
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

        // Whether FUS has given no answer but of this kind, Idle or ErrorState, for long enough.
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

        /// <summary>Sends a command that FUS only accepts or refuses.</summary>
        /// <param name="opcode">One of <see cref="Shci"/>.</param>
        /// <param name="address">Its parameter, or 0 for none.</param>
        /// <returns>0 when accepted; the status FUS answered, or a negative <see cref="CoprocessorStatus"/>.</returns>
        public int Send(int opcode, uint address)
        {
            byte[] parameters = new byte[4];
            LittleEndian.Write32(address, parameters, 0);
            int length = _device.Coprocessor.Command(opcode, parameters, address == 0 ? 0 : parameters.Length, _response);
            return length < 0 ? length : _response[0];
        }
    }
}
