using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.VirtualFlipper.Radio
{
    /// <summary>Schedules the steps of CPU2, saves the session to a snapshot, and restores it.</summary>
    internal sealed partial class CoprocessorSession : ISnapshotPart
    {
        /// <inheritdoc/>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            IsStarted = archive.Value(IsStarted);
            IsReady = archive.Value(IsReady);
            Running = archive.Value(Running);
            IsCommandPending = archive.Value(IsCommandPending);
            IsBleInitialised = archive.Value(IsBleInitialised);
            FaultAddress = archive.Value(FaultAddress);
            _response = archive.Block(_response);
            _stateRequests = archive.Value(_stateRequests);
            _asked = archive.Value(_asked);
            _ran = archive.Value(_ran);
            _error = archive.Value(_error);
            _firstContact = archive.Value(_firstContact);
            _stopped = archive.Value(_stopped);
            _waitsForEvent = archive.Value(_waitsForEvent);
            ExchangeQueues(archive);

            if (archive.Value(_procedure is not null, nameof(_procedure)))
            {
                _procedure ??= new FusProcedure(_device, _core, this);
                archive.Part(_procedure);
            }
        }

        /// <summary>Schedules a step.</summary>
        /// <param name="delay">Delay from now in nanoseconds.</param>
        public void After(long delay, CoprocessorStep step) => After(delay, new CoprocessorTimer(step, 0, []));

        private void After(long delay, CoprocessorTimer timer)
        {
            if (!_stopped)
            {
                _timers.RemoveAll(planned => planned.Event!.IsOver);
                timer.Event = _device.Clock.After(delay, () => Do(timer));
                _timers.Add(timer);
            }
        }

        private void Do(CoprocessorTimer timer)
        {
            switch (timer.Step)
            {
                case CoprocessorStep.BecomeReady:
                    BecomeReady();
                    _core.NoticeAnswer();
                    break;
                case CoprocessorStep.Answer:
                    Answer(timer.Opcode, timer.Parameters);
                    _core.NoticeAnswer();
                    break;
                case CoprocessorStep.SwitchToFus:
                    SwitchTo(CoprocessorFirmware.Fus, "the radio stack switches to FUS");
                    break;
                case CoprocessorStep.SwitchToStack:
                    SwitchTo(CoprocessorFirmware.Stack, "FUS starts the radio stack");
                    break;
                case CoprocessorStep.NextPage:
                    _procedure!.Next();
                    break;
                default:
                    _procedure!.EndPage();
                    break;
            }
        }

        private void ExchangeQueues(SnapshotArchive archive)
        {
            List<CoprocessorEvent> events = [.. _events];

            archive.Objects(
                events,
                happened => new CoprocessorEvent(
                    archive.Value(happened?.Code ?? 0, nameof(happened.Code)),
                    archive.Block(happened?.Payload, nameof(happened.Payload))!),
                nameof(_events));

            _timers.RemoveAll(planned => planned.Event!.IsOver);
            List<CoprocessorTimer> before = archive.IsRestoring ? [.. _timers] : [];

            before.ForEach(planned => planned.Event!.Cancel());
            archive.Objects(_timers, planned => Exchange(archive, planned));

            if (archive.IsRestoring)
            {
                _events.Clear();
                events.ForEach(_events.Enqueue);
            }
        }

        private CoprocessorTimer Exchange(SnapshotArchive archive, CoprocessorTimer? planned)
        {
            CoprocessorTimer timer = new(
                archive.Value(planned?.Step ?? default, nameof(planned.Step)),
                archive.Value(planned?.Opcode ?? 0, nameof(planned.Opcode)),
                archive.Block(planned?.Parameters, nameof(planned.Parameters))!);

            timer.Event = archive.Event(_device.Clock, planned?.Event, () => Do(timer), nameof(planned.Event));

            return timer;
        }
    }
}
