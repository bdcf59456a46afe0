using System.Buffers.Binary;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.VirtualFlipper.Radio
{
    /// <summary>The state of CPU2 that lasts only from one reset to the next.</summary>
    internal sealed partial class CoprocessorSession
    {
        private readonly VirtualDevice _device;
        private readonly Coprocessor _core;
        private readonly Queue<CoprocessorEvent> _events = new();
        private readonly List<CoprocessorTimer> _timers = [];
        private FusProcedure? _procedure;
        private byte[]? _response;
        private int _stateRequests;
        private int _asked;
        private long _ran;
        private byte _error;
        private bool _firstContact;
        private bool _stopped;
        private bool _waitsForEvent;

        public CoprocessorSession(VirtualDevice device, Coprocessor core)
        {
            _device = device;
            _core = core;
        }

        public bool IsStarted { get; private set; }

        public bool IsReady { get; private set; }

        /// <summary>
        /// Gets the program that runs in this boot once CPU2 is ready. <see cref="Coprocessor.Runs"/> is the program that runs after the
        /// next reset.
        /// </summary>
        public CoprocessorFirmware Running { get; private set; }

        public bool IsCommandPending { get; private set; }

        public bool IsBleInitialised { get; private set; }

        /// <summary>
        /// Gets a value indicating whether FUS is running an operation, which FUS continues even before it reports READY.
        /// </summary>
        public bool IsOngoing => IsStarted && _core.Job is not null;

        public uint FaultAddress { get; private set; }

        public void Start()
        {
            if (!IsStarted)
            {
                IsStarted = true;
                BeginFirmware();
            }
        }

        public void SignalEvent()
        {
            if (_waitsForEvent)
            {
                _waitsForEvent = false;
                BeginFirmware();
            }
        }

        public CoprocessorEvent? TakeEvent() => _events.TryDequeue(out CoprocessorEvent? oldest) ? oldest : null;

        public void Send(int opcode, byte[] parameters)
        {
            if (IsCommandPending)
            {
                _device.Violate(
                    "mailbox.command-while-busy", $"Command {opcode:X4} was sent while another command was waiting for its response");
            }

            IsCommandPending = true;
            _response = null;
            if (IsReady && FaultAddress == 0 && !IsUnanswered(opcode))
            {
                bool isFirst = Running == CoprocessorFirmware.Fus && opcode == ShciOpcode.FusGetState && _asked == 0;
                After(
                    isFirst ? _core.Timing.FirstResponse : _core.Timing.Response,
                    new CoprocessorTimer(CoprocessorStep.Answer, opcode, parameters));
            }
        }

        public byte[]? TakeResponse()
        {
            byte[]? response = _response;
            _response = null;

            return response;
        }

        public void Stop()
        {
            _stopped = true;
            foreach (CoprocessorTimer timer in _timers)
            {
                timer.Event!.Cancel();
            }
        }

        public void Fail(byte error)
        {
            _error = error;
            _core.LastError = error;
            _core.Job = null;
        }

        private void BeginFirmware() =>
            After(_core.Job is null ? _core.Timing.Start : _core.Timing.StartAtWork, CoprocessorStep.BecomeReady);

        private void BecomeReady()
        {
            CoprocessorFaults faults = _core.Faults;
            if (_core.Runs == CoprocessorFirmware.None || faults.StartsWithoutReady != 0)
            {
                faults.StartsWithoutReady -= faults.StartsWithoutReady > 0 ? 1 : 0;

                return;
            }

            if (faults.HardFaultAt != 0)
            {
                FaultAddress = faults.HardFaultAt;

                return;
            }

            bool fus = _core.Runs == CoprocessorFirmware.Fus;
            IsReady = true;
            Running = _core.Runs;
            _firstContact = fus && faults.FirstContact;
            faults.FirstContact &= !_firstContact;
            _events.Enqueue(new CoprocessorEvent(ShciOpcode.EventReady, [fus ? (byte)1 : (byte)0]));
            if (fus && _core.Job is not null)
            {
                Run();
            }
        }

        private void Run()
        {
            _ran = _device.Clock.Now;
            _procedure = new FusProcedure(_device, _core, this);
            _procedure.Begin();
        }

        private bool IsUnanswered(int opcode) =>
            _core.Faults.Unanswered.Contains(opcode)
            || (_core.Quirks.FusIgnoresEraseActivity && opcode == ShciOpcode.EraseActivity && Running == CoprocessorFirmware.Fus);

        private void Answer(int opcode, byte[] parameters)
        {
            IsCommandPending = false;
            _stateRequests = opcode == ShciOpcode.FusGetState ? _stateRequests + 1 : 0;
            if (_core.Faults.Malformed.Contains(opcode) || (_core.Quirks.EraseAnswerIsEmpty && opcode == ShciOpcode.EraseActivity))
            {
                _response = [];

                return;
            }

            _response = _core.Faults.Refused.TryGetValue(opcode, out byte refusal) ? [refusal]
                : Running == CoprocessorFirmware.Stack ? AnswerAsStack(opcode)
                : AnswerAsFus(opcode, parameters);
        }

        /// <summary>
        /// Responds as the radio stack. The response to the first GET_STATE is "not supported"; a second consecutive GET_STATE resets the
        /// whole device and starts FUS.
        /// </summary>
        private byte[] AnswerAsStack(int opcode)
        {
            switch (opcode)
            {
                case ShciOpcode.FusGetState:
                    if (_stateRequests == 2 && !_core.Faults.StackNeverLeaves)
                    {
                        After(_core.Timing.Switch, CoprocessorStep.SwitchToFus);
                    }

                    return _core.Quirks.Irregular == FusAnswer.Short ? [FusState.Error] : [FusState.Error, FusState.NotRunning];
                case ShciOpcode.BleInit:
                    IsBleInitialised = true;

                    return [ShciOpcode.Ok];
                case ShciOpcode.Reinit:
                    IsReady = false;
                    IsBleInitialised = false;
                    _waitsForEvent = true;

                    return [ShciOpcode.Ok];
                case ShciOpcode.EraseActivity or ShciOpcode.FlashActivityControl or ShciOpcode.Config:
                    return [ShciOpcode.Ok];
                case ShciOpcode.FusUpgrade or ShciOpcode.FusDelete or ShciOpcode.FusStartStack:
                    return [ShciOpcode.NotSupportedByStack];
                default:
                    return [ShciOpcode.Unknown];
            }
        }

        private byte[] AnswerAsFus(int opcode, byte[] parameters) => opcode switch
        {
            ShciOpcode.FusGetState => AnswerState(),
            ShciOpcode.FusDelete => BeginJob(new FusJob(FusJobKind.Delete)),
            ShciOpcode.FusUpgrade => BeginJob(new FusJob(
                FusJobKind.Upgrade,
                Source: parameters.Length >= 4 ? BinaryPrimitives.ReadUInt32LittleEndian(parameters) : 0)),
            ShciOpcode.FusStartStack => StartStack(),
            _ => [ShciOpcode.Unknown],
        };

        private byte[] AnswerState()
        {
            _asked++;
            if (_core.Faults.ReportedState is (byte state, byte error))
            {
                return [state, error];
            }

            if (IsOngoing && IsIrregular())
            {
                return _core.Quirks.Irregular switch
                {
                    FusAnswer.Short => [FusState.Error],
                    FusAnswer.NotRunning => [FusState.Error, FusState.NotRunning],
                    FusAnswer.NoImage => [FusState.Error, FusState.ImageNotFound],
                    FusAnswer.OngoingWithNoImage => [_procedure!.State, FusState.ImageNotFound],
                    FusAnswer.OngoingWithError => [_procedure!.State, FusState.ErrorWhileOngoing],
                    _ => [],
                };
            }

            return _firstContact ? [FusState.Error, FusState.NoError]
                : IsOngoing ? [_procedure!.State, FusState.NoError]
                : _error != FusState.NoError ? [FusState.Error, _error]
                : [FusState.Idle, FusState.NoError];
        }

        private bool IsIrregular() =>
            _core.Quirks.Irregular != FusAnswer.Regular
            && (_asked % CoprocessorQuirks.Period == 1 || _device.Clock.Now - _ran < _core.Quirks.IrregularFor);

        private byte[] BeginJob(FusJob job)
        {
            if (IsOngoing)
            {
                return [ShciOpcode.Unsupported];
            }

            _error = FusState.NoError;
            if (job.Kind == FusJobKind.Delete && _core.Stack is null)
            {
                Fail(FusState.ImageNotFound);

                return [ShciOpcode.Ok];
            }

            _device.Journal.Perform(
                "fus.begin", job.Kind.ToString(), () => _core.Job = job, random => _core.Job = random.Next(2) == 0 ? null : job);
            Run();

            return [ShciOpcode.Ok];
        }

        private byte[] StartStack()
        {
            if (IsOngoing || _core.Stack is null)
            {
                return [ShciOpcode.Unsupported];
            }

            After(_core.Timing.Switch, CoprocessorStep.SwitchToStack);

            return [ShciOpcode.Ok];
        }

        private void SwitchTo(CoprocessorFirmware firmware, string why)
        {
            _device.Journal.Perform(
                "fus.switch",
                firmware.ToString(),
                () => _core.Runs = firmware,
                random => _core.Runs = random.Next(2) == 0 ? _core.Runs : firmware);
            _device.Reset(ResetCause.Coprocessor, why);
        }
    }
}
