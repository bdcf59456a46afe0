using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.VirtualFlipper;

namespace FlipperUpdaterNano.Studio.Session
{
    /// <summary>
    /// The checkpoints of a run and of its replays with the same device, package and code. The number and the total size of the checkpoints
    /// are bounded. The checkpoint whose loss adds the least device time to a replay is dropped first.
    /// </summary>
    /// <param name="before">The device in its state at the start of the run, switched off and never modified.</param>
    internal sealed class RunHistory(VirtualDevice before) : IDisposable
    {
        /// <summary>Maximum number of checkpoints.</summary>
        public const int Most = 16;

        /// <summary>Maximum total size of the checkpoints in bytes.</summary>
        public const long MostBytes = 256 << 20;

        private readonly Lock _lock = new();
        private readonly List<Checkpoint> _checkpoints = [];
        private bool _isDisposed;

        /// <summary>Gets the device in its state at the start of the run.</summary>
        public VirtualDevice Before => before;

        /// <summary>Gets the number of checkpoints.</summary>
        public int Count
        {
            get
            {
                lock (_lock)
                {
                    return _checkpoints.Count;
                }
            }
        }

        /// <summary>
        /// Determines whether to make a checkpoint of the device, that is, whether none exists for this moment and the copy would not be
        /// too large.
        /// </summary>
        /// <param name="device">The run's device, which is between two boots.</param>
        /// <param name="inputs">The inputs of the run so far.</param>
        public bool Needs(StudioDevice device, IReadOnlyList<Input> inputs)
        {
            lock (_lock)
            {
                return !_isDisposed && device.CopySize <= MostBytes
                    && !_checkpoints.Exists(known => known.Made.Device.Boot == device.Device.Boot && known.IsOn(inputs));
            }
        }

        /// <summary>Adds a checkpoint, and drops the checkpoints of runs that took a different course.</summary>
        public void Add(Checkpoint checkpoint)
        {
            lock (_lock)
            {
                if (_isDisposed)
                {
                    checkpoint.Dispose();
                    return;
                }

                int boot = checkpoint.Made.Device.Boot;
                Drop(known => known.Made.Device.Boot >= boot || !known.IsOn(checkpoint.Inputs));
                _checkpoints.Add(checkpoint);
                while (_checkpoints.Count > Most || _checkpoints.Sum(known => known.Made.CopySize) > MostBytes)
                {
                    DropLeast();
                }
            }
        }

        /// <summary>Finds the last checkpoint through which a run passes.</summary>
        /// <param name="plan">The plan of the run.</param>
        /// <param name="updater">The updater that the mock runs, or <see langword="null"/> for the one built from the checkout.</param>
        /// <returns>
        /// The checkpoint, and a copy of its device with which the run continues; <see langword="null"/> if there is no such checkpoint.
        /// </returns>
        public (Checkpoint From, StudioDevice Made)? Find(RunPlan plan, Action<IDevice>? updater)
        {
            lock (_lock)
            {
                return _checkpoints.FindLast(known => known.LeadsTo(plan)) is { } from && from.Made.Copy(updater) is { } made
                    ? (from, made)
                    : null;
            }
        }

        /// <summary>
        /// Ends this history and starts a new one, which takes over a single checkpoint, that of the armed device, because all other
        /// checkpoints depend on the updater.
        /// </summary>
        /// <returns>The new history.</returns>
        public RunHistory WithoutBoots()
        {
            RunHistory next = new(before);
            lock (_lock)
            {
                next._checkpoints.AddRange(_checkpoints.Where(known => known.IsArmed));
                _checkpoints.RemoveAll(known => known.IsArmed);
                Dispose();
            }

            return next;
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            lock (_lock)
            {
                _isDisposed = true;
                Drop(_ => true);
            }
        }

        private void DropLeast()
        {
            int least = Enumerable.Range(0, _checkpoints.Count - 1)
                .MinBy(i => TimeOf(i + 1) - (i == 0 ? 0 : TimeOf(i - 1)));
            Checkpoint dropped = _checkpoints[least];
            Drop(known => known == dropped);
        }

        private long TimeOf(int index) => _checkpoints[index].Made.Device.Clock.Now;

        private void Drop(Predicate<Checkpoint> isDropped)
        {
            _checkpoints.FindAll(isDropped).ForEach(dropped => dropped.Dispose());
            _checkpoints.RemoveAll(isDropped);
        }
    }
}
