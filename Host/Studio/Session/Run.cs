using System.Diagnostics;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Display;
using FlipperUpdaterNano.VirtualFlipper.Power;

namespace FlipperUpdaterNano.Studio.Session
{
    /// <summary>
    /// One run of a device. The update executes as ordinary blocking code on its own thread, which pauses at stop points. A run is
    /// determined by device, package, code and inputs, so a replay with the same inputs shows the same screens.
    /// </summary>
    internal sealed class Run : IDisposable
    {
        private static readonly TimeSpan s_darkTime = TimeSpan.FromMilliseconds(700);

        // A replay shorter than this is not shown: the page changes directly from the old screen to the new one.
        private static readonly TimeSpan s_quietTime = TimeSpan.FromMilliseconds(700);

        // Before waiting for longer than this, a run publishes its state.
        private static readonly TimeSpan s_longWait = TimeSpan.FromMilliseconds(30);

        private readonly long _began = Stopwatch.GetTimestamp();
        private readonly StudioDevice _made;
        private readonly VirtualDevice _device;
        private readonly InputScript _script;
        private readonly DeviceWatch _watch;
        private readonly RunHold _hold;
        private readonly DeviceActions _actions;
        private readonly ManualResetEventSlim _arrived = new();
        private readonly RunHistory? _history;
        private BootProgress? _boots;
        private Position? _goal;
        private int _screens;
        private int _waits;
        private int _offs;
        private bool _isUsersCut;
        private CutPoint? _lastCut;
        private volatile bool _isGoalMissed;

        /// <summary>Prepares a run; <see cref="Start"/> starts it.</summary>
        /// <param name="made">The device, which is switched off.</param>
        /// <param name="plan">The inputs to replay, and the first stop point.</param>
        /// <param name="history">Receives the checkpoints of the run; <see langword="null"/> if none are needed.</param>
        /// <param name="from">The checkpoint from which the device was copied, or <see langword="null"/> for the armed device.</param>
        /// <param name="wall">The wall clock that paces the run; <see langword="null"/> for the computer's clock.</param>
        public Run(
            StudioDevice made, RunPlan plan, RunHistory? history = null, Checkpoint? from = null, TimeProvider? wall = null)
        {
            _made = made;
            _device = made.Device;
            _history = history;
            _goal = plan.Goal;
            _actions = new DeviceActions(made);
            (IReadOnlyList<Input> done, IReadOnlyList<Input> pending) = from?.Divide(plan.Inputs) ?? ([], plan.Inputs);
            _script = new InputScript(done, pending);
            Feed = from?.Feed.Copy() ?? new RunFeed();
            if (from != null)
            {
                Continue(from, done);
            }

            _watch = new DeviceWatch(made, Feed, history?.Before ?? made.Device.Copy());
            _hold = new RunHold(_device.Clock, plan.Speed, plan.IsPaused, wall ?? TimeProvider.System);
            _device.Journal.Begun += BeginOperation;
            _device.Display.Changed += Show;
            _device.Console.Written += Write;
            _device.Buttons.AskForInput = AwaitInput;
        }

        /// <summary>Gets the output of the run.</summary>
        public RunFeed Feed { get; }

        /// <summary>Gets the object that paces the run.</summary>
        public RunHold Hold => _hold;

        /// <summary>Gets the inputs: those performed so far, then the pending inputs of the replay.</summary>
        public IReadOnlyList<Input> Inputs => _script.All;

        /// <summary>
        /// Gets the goal for a replay of this run: the run's own goal until it has been reached, then the current position.
        /// </summary>
        public Position? Goal => Volatile.Read(ref _goal) ?? Here;

        /// <summary>Gets a value indicating whether the run has not yet reached its goal.</summary>
        public bool IsRepeating => Volatile.Read(ref _goal) != null;

        /// <summary>Gets the current position: the last stop point reached.</summary>
        public Position Position { get; private set; } = new(GateKind.Operation, 1);

        /// <summary>Gets the number of distinct screens shown.</summary>
        public int Screens => _screens;

        /// <summary>Gets the number of operations that have begun.</summary>
        public long Operations { get; private set; }

        /// <summary>Waits until the run has reached or missed its goal, or has ended.</summary>
        /// <param name="patience">The time limit.</param>
        /// <returns>Whether the goal was reached.</returns>
        public bool WaitForGoal(TimeSpan patience) => _arrived.Wait(patience) && !IsRepeating && !_isGoalMissed;

        /// <summary>Starts the run on a background thread.</summary>
        public void Start() => new Thread(Play) { IsBackground = true, Name = "run" }.Start();

        /// <summary>Ends the run at its next stop point, without waiting for the thread.</summary>
        public void Dispose() => _hold.End();

        private void Play()
        {
            try
            {
                MakeFirstCuts();
                while (!_hold.IsEnding)
                {
                    _actions.ArmNextCut();
                    BootReport report = BootSequence.Play(_device, _made.Engine, null, _boots, Remember);
                    _boots = null;
                    if (!_hold.IsEnding && report.Ending != BootEnding.ResetFromOutside)
                    {
                        StayOff(report);
                    }
                }
            }
            catch (Exception fault)
            {
                // A run that has been replaced is aborted midway, so its exceptions are irrelevant.
                if (!_hold.IsEnding)
                {
                    _watch.Publish(RunState.Failed, $"{fault.GetType().Name}: {fault.Message}", isForced: true);
                }
            }
            finally
            {
                _arrived.Set();
                (_made.Engine as IDisposable)?.Dispose();
            }
        }

        private void Continue(Checkpoint from, IReadOnlyList<Input> done)
        {
            RunCounts counts = from.Counts;
            (Position, _screens, _waits, _offs, Operations) =
                (counts.Position, counts.Screens, counts.Waits, counts.Offs, counts.Operations);
            (_lastCut, _isUsersCut) = (counts.LastCut, counts.IsUsersCut);
            _boots = from.Boots.Copy();
            _actions.Continue(done, from.Inputs);
        }

        // Between two boots, the updater has no state, so the device and the counts of this run suffice to continue it.
        private void Remember(BootProgress boots)
        {
            IReadOnlyList<Input> inputs = _script.Made;
            if (!_hold.IsEnding && _history is { } history && history.Needs(_made, inputs) && _made.Copy(null) is { } copy)
            {
                RunCounts counts = new(Position, _screens, _waits, _offs, Operations) { LastCut = _lastCut, IsUsersCut = _isUsersCut };
                history.Add(new Checkpoint(copy, boots.Copy(), Feed.Copy(), counts, inputs));
            }
        }

        // Cuts at the first operation are armed before the device starts; otherwise that operation could not be cut.
        private void MakeFirstCuts()
        {
            Position first = new(GateKind.Operation, 1);
            while (_script.Next(first) is { } input && DeviceActions.IsCut(input.Action))
            {
                _script.Repeated(Do(input.Action, first));
            }
        }

        // After a power cut requested by the scenario, the device is switched on again. After a cut requested by the user, the device stays
        // off.
        private void StayOff(BootReport report)
        {
            bool isCut = report.Ending == BootEnding.PowerLost;
            if (isCut && _made.LosesRegisters)
            {
                _device.Backup.Lose();
            }

            CutPoint? cut = _device.Journal.LastCut;
            _isUsersCut |= isCut && !ReferenceEquals(cut, _lastCut) && _actions.IsUsersCut(cut);
            _lastCut = cut;
            string why = $"{report.Why} Switched on, it would start: {report.RestsAs}.";
            if (!isCut || _isUsersCut)
            {
                _isUsersCut = false;
                Pass(new Position(GateKind.Off, ++_offs), RunState.Off, why);
            }
            else if (_goal == null)
            {
                _watch.Publish(RunState.Off, why, isForced: true);
                _hold.Sleep(s_darkTime);
            }
        }

        private void BeginOperation(Operation operation)
        {
            Operations = operation.Number;
            Feed.AddOperation($"{operation.Name}@{operation.Where}#{operation.Number}", _device.Clock.Now);
            if (Pass(new Position(GateKind.Operation, operation.Number), RunState.Running, string.Empty))
            {
                _device.ThrowIfStopped();
            }
        }

        private void Show(Frame frame)
        {
            Feed.Add(frame);
            Pass(new Position(GateKind.Screen, ++_screens), RunState.Running, string.Empty);
        }

        // Stages that only read the card perform no operations, so their progress is published with their console lines.
        private void Write(ConsoleLine line)
        {
            Feed.Add(line);
            if (!IsRepeating && !_hold.IsEnding)
            {
                _watch.Publish(RunState.Running, string.Empty, isForced: false);
            }
        }

        private bool AwaitInput()
        {
            Pass(new Position(GateKind.Wait, ++_waits), RunState.Waiting, "The updater is waiting for a key or a card.");
            return true;
        }

        // Screens are preferred to operations as positions, because changed code may need more or fewer operations to reach the same
        // screen.
        private Position? Here => Position.Gate is GateKind.Wait or GateKind.Off ? Position
            : _screens > 0 ? new Position(GateKind.Screen, _screens)
            : null;

        // Returns whether an action was performed on the device.
        private bool Pass(Position gate, RunState state, string why)
        {
            Position = gate;
            if (_hold.IsEnding)
            {
                return End();
            }

            (bool acted, bool goesOn) = Repeat(gate);
            if (_goal is { } goal)
            {
                bool isMissed = state != RunState.Running && !goesOn;
                if (!isMissed && !IsAt(goal, gate))
                {
                    if (Stopwatch.GetElapsedTime(_began) > s_quietTime)
                    {
                        _watch.Publish(RunState.Replaying, string.Empty, isForced: false);
                    }

                    return acted;
                }

                if (!IsAt(goal, gate))
                {
                    why = $"The run no longer reaches {goal}. {why}";
                    _script.DropPending();
                    _isGoalMissed = true;
                }

                Volatile.Write(ref _goal, null);
                _hold.Restart();
            }

            _arrived.Set();
            return Wait(gate, goesOn ? RunState.Running : state, why) | acted;
        }

        private static bool IsAt(Position goal, Position gate) => gate.Gate == goal.Gate && gate.Number >= goal.Number;

        private (bool Acted, bool GoesOn) Repeat(Position gate)
        {
            bool acted = false;
            bool goesOn = false;
            while (!goesOn && _script.Next(gate) is { } input)
            {
                Input? made = Do(input.Action, gate);
                _script.Repeated(made);
                acted |= made != null;
                goesOn = made != null && Ends(gate, input.Action);
            }

            return (acted, goesOn);
        }

        private bool Wait(Position gate, RunState state, string why)
        {
            bool acted = false;
            if (gate.Gate == GateKind.Screen)
            {
                _hold.ScreenShown();
            }

            bool needsInput = state is RunState.Waiting or RunState.Off;
            while (!_hold.IsEnding)
            {
                bool isHeld = needsInput || _hold.IsPaused;
                _watch.Publish(needsInput ? state : isHeld ? RunState.Paused : RunState.Running, why, isHeld || _hold.Ahead > s_longWait);
                if (_hold.Next(needsInput) is not { } action)
                {
                    break;
                }

                if (action.Length == 0)
                {
                    continue;
                }

                if (Do(action, gate) is { } made)
                {
                    _script.Record(made);
                    acted = true;
                    if (Ends(gate, action))
                    {
                        return true;
                    }
                }
            }

            return _hold.IsEnding ? End() : acted;
        }

        // Determines whether an action ends the wait: if the device is off, only switching it on; if the updater is waiting for input, any
        // input; otherwise, only an action that stops the device.
        private bool Ends(Position gate, string action) => gate.Gate switch
        {
            GateKind.Off => action == DeviceActions.SwitchOn,
            GateKind.Wait => true,
            _ => !_device.IsRunning,
        };

        // Returns the input, or null if the device refused it.
        private Input? Do(string action, Position gate)
        {
            try
            {
                _actions.Do(action);
                _isUsersCut |= action == DeviceActions.SwitchOff;
                return new Input(action, gate, _screens, Operations);
            }
            catch (StudioException refused)
            {
                _hold.Refuse(refused.Message);
                return null;
            }
        }

        private bool End()
        {
            _device.SwitchOff();
            return true;
        }
    }
}
