using System.Diagnostics;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Display;
using FlipperUpdaterNano.VirtualFlipper.Power;

namespace FlipperUpdaterNano.Studio.Session
{
    /// <summary>
    /// One run of a device: the update executes as ordinary blocking code on a thread of its own, which is held at gates. Device, package,
    /// code and inputs determine a run, so that a repetition with the same inputs shows the same screens.
    /// </summary>
    internal sealed class Run : IDisposable
    {
        private static readonly TimeSpan s_darkTime = TimeSpan.FromMilliseconds(700);

        // A short repetition is not shown: the page goes from the old screen to the new one.
        private static readonly TimeSpan s_quietTime = TimeSpan.FromMilliseconds(700);

        // What is waited for this long shows the state in which it waits.
        private static readonly TimeSpan s_longWait = TimeSpan.FromMilliseconds(30);

        private readonly long _began = Stopwatch.GetTimestamp();
        private readonly StudioDevice _made;
        private readonly VirtualDevice _device;
        private readonly InputScript _script;
        private readonly DeviceWatch _watch;
        private readonly RunHold _hold;
        private readonly DeviceActions _actions;
        private readonly ManualResetEventSlim _arrived = new();
        private Position? _goal;
        private int _screens;
        private int _waits;
        private int _offs;
        private bool _isUsersCut;

        /// <summary>Prepares a run; <see cref="Start"/> starts it.</summary>
        /// <param name="made">The device, off.</param>
        /// <param name="plan">How it begins.</param>
        public Run(StudioDevice made, RunPlan plan)
        {
            _made = made;
            _device = made.Device;
            _script = new InputScript(plan.Inputs);
            _goal = plan.Goal;
            _actions = new DeviceActions(made);
            _watch = new DeviceWatch(made, Feed);
            _hold = new RunHold(_device.Clock, plan.Speed, plan.IsPaused);
            _device.Journal.Begun += BeginOperation;
            _device.Display.Changed += Show;
            _device.Console.Written += Feed.Add;
            _device.Buttons.AskForInput = AwaitInput;
        }

        /// <summary>Gets what it has shown.</summary>
        public RunFeed Feed { get; } = new();

        /// <summary>Gets what holds it.</summary>
        public RunHold Hold => _hold;

        /// <summary>Gets the inputs made so far.</summary>
        public IReadOnlyList<Input> Inputs => _script.Made;

        /// <summary>Gets where it is: the last gate that it reached.</summary>
        public Position Position { get; private set; } = new(GateKind.Off, 1);

        /// <summary>Gets the number of distinct screens shown.</summary>
        public int Screens => _screens;

        /// <summary>Gets the number of operations that have begun.</summary>
        public long Operations { get; private set; }

        /// <summary>Waits until it is where it goes without pause, or has failed.</summary>
        /// <param name="patience">How long at most.</param>
        /// <returns>Whether it is there.</returns>
        public bool WaitForGoal(TimeSpan patience) => _arrived.Wait(patience);

        /// <summary>Starts it.</summary>
        public void Start() => new Thread(Play) { IsBackground = true, Name = "run" }.Start();

        /// <summary>Ends it at its next gate; the thread ends by itself.</summary>
        public void Dispose() => _hold.End();

        private void Play()
        {
            try
            {
                while (!_hold.IsEnding)
                {
                    CutPoint? cut = _made.Cuts.FirstOrDefault(next => next.Number > _device.Journal.Count);
                    _device.Journal.Arm(cut is null ? null : cut with { Operation = null, Where = null });
                    BootReport report = BootSequence.Play(_device, _made.Engine);
                    if (!_hold.IsEnding && report.Ending != BootEnding.ResetFromOutside)
                    {
                        StayOff(report);
                    }
                }
            }
            catch (Exception fault)
            {
                // A run that is replaced is stopped in the middle: how it takes that is of no interest.
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

        // After a power cut of the scenario the device is switched on again; the user's own cuts leave it off.
        private void StayOff(BootReport report)
        {
            bool isCut = report.Ending == BootEnding.PowerLost;
            if (isCut && _made.LosesRegisters)
            {
                _device.Backup.Lose();
            }

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

        private bool AwaitInput()
        {
            Pass(new Position(GateKind.Wait, ++_waits), RunState.Waiting, "The updater waits for a key or a card.");
            return true;
        }

        // Returns whether something was done to the device.
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

                why = IsAt(goal, gate) ? why : $"The run does not reach {goal} any more. {why}";
                _goal = null;
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
            while (!goesOn && _script.Take(gate) is { } input)
            {
                bool done = Do(input.Action, gate);
                acted |= done;
                goesOn = done && Ends(gate, input.Action);
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

                bool done = Do(action, gate);
                acted |= done;
                if (done && Ends(gate, action))
                {
                    return true;
                }
            }

            return _hold.IsEnding ? End() : acted;
        }

        // A device that is off goes on when it is switched on, one that waits with any input; one that runs waits no longer when it is
        // stopped.
        private bool Ends(Position gate, string action) => gate.Gate switch
        {
            GateKind.Off => action == DeviceActions.SwitchOn,
            GateKind.Wait => true,
            _ => !_device.IsRunning,
        };

        private bool Do(string action, Position gate)
        {
            try
            {
                _actions.Do(action);
                _isUsersCut |= action == DeviceActions.SwitchOff || action.StartsWith(DeviceActions.Cut, StringComparison.Ordinal);
                _script.Record(new Input(action, gate, _screens, Operations));
                return true;
            }
            catch (StudioException refused)
            {
                _hold.Refuse(refused.Message);
                return false;
            }
        }

        private bool End()
        {
            _device.SwitchOff();
            return true;
        }
    }
}
