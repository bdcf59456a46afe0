using System.Buffers.Binary;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.VirtualFlipper.Radio
{
    /// <summary>CPU2 from one reset to the next: everything in here is lost with the reset.</summary>
    internal sealed class CoprocessorSession
    {
        private readonly VirtualDevice _device;
        private readonly Coprocessor _core;
        private readonly Queue<CoprocessorEvent> _events = new();
        private readonly List<ClockEvent> _timers = [];
        private FusProcedure? _procedure;
        private byte[]? _response;
        private int _stateRequests;
        private byte _error;
        private bool _firstContact;
        private bool _stopped;

        public CoprocessorSession(VirtualDevice device, Coprocessor core)
        {
            _device = device;
            _core = core;
        }

        public bool IsStarted { get; private set; }

        public bool IsReady { get; private set; }

        public bool IsCommandPending { get; private set; }

        public bool IsOngoing => _procedure is { IsOver: false };

        public uint FaultAddress { get; private set; }

        public void Start()
        {
            if (!IsStarted)
            {
                IsStarted = true;
                After(_core.Timing.Start, BecomeReady);
            }
        }

        public CoprocessorEvent? TakeEvent() => _events.TryDequeue(out CoprocessorEvent? oldest) ? oldest : null;

        public void Send(int opcode, byte[] parameters)
        {
            if (IsCommandPending)
            {
                _device.Violate("mailbox.command-while-busy", $"Command {opcode:X4} was sent while another one waits for its response");
            }

            IsCommandPending = true;
            _response = null;
            if (IsReady && FaultAddress == 0 && !_core.Faults.Unanswered.Contains(opcode))
            {
                After(_core.Timing.Response, () => Answer(opcode, parameters));
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
            foreach (ClockEvent timer in _timers)
            {
                timer.Cancel();
            }
        }

        /// <summary>Plans something of this session; a reset cancels it.</summary>
        public void After(long delay, Action action)
        {
            if (!_stopped)
            {
                _timers.Add(_device.Clock.After(delay, action));
            }
        }

        public void Fail(byte error)
        {
            _error = error;
            _core.LastError = error;
            _core.Job = null;
        }

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
            _procedure = new FusProcedure(_device, _core, this);
            _procedure.Begin();
        }

        private void Answer(int opcode, byte[] parameters)
        {
            IsCommandPending = false;
            if (_core.Faults.Malformed.Contains(opcode))
            {
                _response = [];

                return;
            }

            _response = _core.Faults.Refused.TryGetValue(opcode, out byte refusal) ? [refusal]
                : _core.Runs == CoprocessorFirmware.Stack ? AnswerAsStack(opcode)
                : AnswerAsFus(opcode, parameters);
        }

        /// <summary>The first GET_STATE is answered "not supported"; a second one starts FUS with a reset of the whole device.</summary>
        private byte[] AnswerAsStack(int opcode)
        {
            switch (opcode)
            {
                case ShciOpcode.FusGetState:
                    if (++_stateRequests == 2 && !_core.Faults.StackNeverLeaves)
                    {
                        After(_core.Timing.Switch, () => SwitchTo(CoprocessorFirmware.Fus, "the stack hands over to FUS"));
                    }

                    return [FusState.Error, FusState.NotRunning];
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
            if (_core.Faults.ReportedState is (byte state, byte error))
            {
                return [state, error];
            }

            return _firstContact ? [FusState.Error, FusState.NoError]
                : IsOngoing ? [_procedure!.State, FusState.NoError]
                : _error != FusState.NoError ? [FusState.Error, _error]
                : [FusState.Idle, FusState.NoError];
        }

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

            After(_core.Timing.Switch, () => SwitchTo(CoprocessorFirmware.Stack, "FUS starts the stack"));

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
