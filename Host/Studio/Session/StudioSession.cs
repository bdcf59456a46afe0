using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Studio.Reload;
using FlipperUpdaterNano.VirtualFlipper.Power;

namespace FlipperUpdaterNano.Studio.Session
{
    /// <summary>The scenario and the run that all pages show. Pages send commands, and each new run replaces the previous one.</summary>
    internal sealed class StudioSession : IDisposable
    {
        private const double UsualSpeed = 4;
        private readonly IStudioHost _host;
        private readonly Lock _lock = new();
        private SessionLink _link;
        private RunHistory _history;
        private LoadedUpdater? _updater;
        private bool _isBegun;
        private int _building;
        private int _opened;

        /// <summary>Starts the run of a scenario; the run is held at its first operation until <see cref="Begin"/> is called.</summary>
        /// <param name="host">The services that fupd provides.</param>
        /// <exception cref="StudioException">The scenario cannot be created.</exception>
        public StudioSession(IStudioHost host, SessionLink link)
        {
            _host = host;
            _link = link;
            StudioDevice made = _host.Make(link.Scenario, link.IsChip, null, link.Seed);
            _history = new RunHistory(made.Device.Copy());
            Current = new Run(made, PlanOf(link, UsualSpeed) with { IsPaused = true }, _history);
            Current.Hold.Refused += Say;
            Current.Start();
        }

        /// <summary>Raised with a sentence to show to the user.</summary>
        public event Action<string>? Noticed;

        /// <summary>Raised when a scenario starts on the emulator.</summary>
        public event Action? EmulatorBegun;

        /// <summary>Gets the run.</summary>
        public Run Current { get; private set; }

        /// <summary>Gets the number of runs so far.</summary>
        public int Generation { get; private set; } = 1;

        /// <summary>Gets a value indicating whether the update runs on the emulator.</summary>
        public bool IsChip => _link.IsChip;

        /// <summary>Gets the id of the scenario.</summary>
        public string Scenario => _link.Scenario;

        /// <summary>Gets a value indicating whether a scenario is waiting for the build of the emulator's image.</summary>
        public bool IsBuilding => Volatile.Read(ref _building) > 0;

        /// <summary>Gets the link that leads to the current moment of the run.</summary>
        public SessionLink Link
        {
            get
            {
                lock (_lock)
                {
                    return _link with { Inputs = Current.Inputs, At = Current.Goal };
                }
            }
        }

        /// <summary>Continues the first run once the first page is connected.</summary>
        public void Begin()
        {
            lock (_lock)
            {
                // A hot reload may have replaced the first run.
                if (!_isBegun && !PlanOf(_link, UsualSpeed).IsPaused)
                {
                    Current.Hold.Pause(false);
                }

                _isBegun = true;
            }
        }

        /// <summary>
        /// Opens a link: starts its scenario and replays it to the link's position. If the emulator needs an image, the image is built
        /// first, while the current run continues.
        /// </summary>
        /// <param name="link">The link. A link opened during the build takes precedence.</param>
        /// <exception cref="StudioException">The scenario cannot be created.</exception>
        public void Open(SessionLink link)
        {
            int opened = Interlocked.Increment(ref _opened);
            if (link.IsChip)
            {
                BuildFor(link.Scenario);
            }

            lock (_lock)
            {
                if (opened == _opened)
                {
                    Replace(link, PlanOf(link, Current.Hold.Speed));
                    _isBegun = true;
                }
            }

            if (link.IsChip)
            {
                EmulatorBegun?.Invoke();
            }
        }

        /// <summary>Waits until the current run, or the run that replaces it during the wait, has reached its goal.</summary>
        /// <param name="patience">Time limit for each run.</param>
        /// <returns>Whether the goal was reached.</returns>
        public bool WaitForGoal(TimeSpan patience)
        {
            while (true)
            {
                Run run = Current;
                bool isThere = run.WaitForGoal(patience);
                if (run == Current)
                {
                    return isThere;
                }
            }
        }

        /// <summary>
        /// Selects one of the possible results of each torn operation, and replays the run with the selected results.
        /// </summary>
        /// <param name="seed">Number of the selection, 0 or more.</param>
        public void SetSeed(int seed)
        {
            lock (_lock)
            {
                RunPlan plan = new(Current.Inputs, Current.Goal) { IsPaused = Current.Hold.IsPaused, Speed = Current.Hold.Speed };
                Replace(_link with { Seed = seed }, plan);
            }
        }

        /// <summary>Replays the run up to a screen, and holds it there. Later inputs are discarded.</summary>
        /// <param name="screen">Number of the screen, counted from 1.</param>
        public void GoTo(int screen)
        {
            lock (_lock)
            {
                _isBegun = true;
                Input[] inputs = [.. Current.Inputs.Where(input => input.Screens < screen)];
                Repeat(new RunPlan(inputs, new Position(GateKind.Screen, screen)) { IsPaused = true, Speed = Current.Hold.Speed });
            }
        }

        /// <summary>
        /// Cuts the power at an operation. If the run has already passed this operation, the run is replayed up to it.
        /// </summary>
        /// <param name="id">A cut id, or only its operation number.</param>
        /// <exception cref="StudioException">The text is malformed.</exception>
        public void CutAt(string id)
        {
            CutPoint cut = ParseCut(id);
            lock (_lock)
            {
                if (cut.Number > Current.Operations && !Current.IsRepeating)
                {
                    Current.Hold.Do($"cut:{cut}");
                    return;
                }

                Input[] inputs =
                [
                    new Input($"cut:{cut}", new Position(GateKind.Operation, 1)),
                    .. Current.Inputs.Where(input => input.Operations < cut.Number && !IsPast(cut.Number, input.At)),
                ];
                Repeat(new RunPlan(inputs, new Position(GateKind.Operation, cut.Number)) { Speed = Current.Hold.Speed });
            }
        }

        /// <summary>Replays the run with new code up to its current position, and then continues as before.</summary>
        public void Reload(LoadedUpdater updater)
        {
            lock (_lock)
            {
                LoadedUpdater? old = _updater;
                _updater = updater;
                RunPlan plan = new(Current.Inputs, Current.Goal) { IsPaused = Current.Hold.IsPaused, Speed = Current.Hold.Speed };
                if (_link.IsChip)
                {
                    // The package on the card contains the new image.
                    Replace(_link, plan);
                }
                else
                {
                    // A run of the previous updater continues to add checkpoints to the old history.
                    _history = _history.WithoutBoots();
                    Repeat(plan);
                }

                old?.Dispose();
            }
        }

        /// <summary>Draws every view with the current code.</summary>
        public IReadOnlyList<GalleryView> Draw() => _host.Draw(_updater);

        /// <summary>Shows a message to the user.</summary>
        public void Say(string sentence) => Noticed?.Invoke(sentence);

        /// <inheritdoc/>
        public void Dispose()
        {
            Current.Dispose();
            _history.Dispose();
        }

        private void BuildFor(string scenario)
        {
            Interlocked.Increment(ref _building);
            try
            {
                _host.PrepareImage(scenario);
            }
            finally
            {
                Interlocked.Decrement(ref _building);
            }
        }

        // At a wait or while the device is off, the next input continues the run, so the run need not be paused there.
        private static RunPlan PlanOf(SessionLink link, double speed) =>
            new(link.Inputs, link.At) { IsPaused = link.At is { Gate: not (GateKind.Wait or GateKind.Off) }, Speed = speed };

        // Operation 1 is never treated as passed, because cuts at this operation are armed before the device starts.
        private static bool IsPast(long operation, Position at) => at.Gate == GateKind.Operation && at.Number > 1 && at.Number >= operation;

        private static CutPoint ParseCut(string id)
        {
            try
            {
                string text = id.Contains('#', StringComparison.Ordinal) ? id : $"#{id}";
                return CutPoint.Parse(text.LastIndexOf(':') < text.LastIndexOf('#') ? $"{text}:torn" : text);
            }
            catch (FormatException bad)
            {
                throw new StudioException(bad.Message);
            }
        }

        private Action<IDevice>? UpdaterOf(SessionLink link) => link.IsChip || _updater == null ? null : _updater.Main;

        private void Replace(SessionLink link, RunPlan plan)
        {
            StudioDevice made = _host.Make(link.Scenario, link.IsChip, UpdaterOf(link), link.Seed);
            _history.Dispose();
            (_link, _history) = (link, new RunHistory(made.Device.Copy()));
            Start(new Run(made, plan, _history));
        }

        // Device, package and code are unchanged, so the run continues from its last checkpoint before the goal.
        private void Repeat(RunPlan plan)
        {
            (Checkpoint From, StudioDevice Made)? found = _history.Find(plan, UpdaterOf(_link));
            StudioDevice made = found?.Made ?? _host.Make(_link.Scenario, _link.IsChip, UpdaterOf(_link), _link.Seed);
            Start(new Run(made, plan, _history, found?.From));
        }

        private void Start(Run next)
        {
            next.Hold.Refused += Say;
            Run last = Current;
            (Current, Generation) = (next, Generation + 1);
            last.Dispose();
            next.Start();
        }
    }
}
