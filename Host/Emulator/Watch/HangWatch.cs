using FlipperUpdaterNano.VirtualFlipper.Snapshots;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.Emulator.Watch
{
    /// <summary>Decides that a boot hangs: no progress for longer than the limits.</summary>
    public sealed class HangWatch : ISnapshotPart
    {
        private const long FirstLook = 5 * VirtualTime.Millisecond;

        private readonly HangLimits _limits;
        private readonly Func<bool> _jumpsToItself;
        private long _began;
        private long _accessed;
        private long _acted;
        private bool _looked;

        /// <summary>Starts the watch at the beginning of a boot.</summary>
        /// <param name="limits">How long is too long.</param>
        /// <param name="now">The moment the boot begins.</param>
        /// <param name="jumpsToItself">
        /// Checks whether the instruction at the PC is a jump to itself that no interrupt can end.
        /// </param>
        public HangWatch(HangLimits limits, long now, Func<bool> jumpsToItself)
        {
            _limits = limits;
            _jumpsToItself = jumpsToItself;
            _began = _accessed = _acted = now;
        }

        /// <summary>Gets or sets the hard fault that was taken, or null. After it only the shorter limit of silence applies.</summary>
        public string? Fault { get; set; }

        /// <summary>Gets the moment at which <see cref="Judge"/> may have something to say, unless something happens before.</summary>
        public long NextLook =>
            Math.Min(Math.Min(_accessed + (_looked ? _limits.Silent : FirstLook), _acted + IdleLimit), LastMoment);

        /// <summary>Gets the moment at which the boot has lasted too long, whatever it does.</summary>
        public long LastMoment => _began + _limits.Boot;

        private long IdleLimit => Fault is null ? _limits.Idle : _limits.Silent;

        /// <summary>Notes that the image touched something outside its own memory.</summary>
        /// <param name="now">When.</param>
        /// <param name="writes">Whether it wrote.</param>
        public void Note(long now, bool writes)
        {
            _accessed = now;
            _looked = false;
            _acted = writes ? now : _acted;
        }

        /// <summary>Says in what way the image hangs.</summary>
        /// <param name="now">The present moment.</param>
        /// <returns>What it does, to follow "the loader"; or null when it may go on.</returns>
        public string? Judge(long now)
        {
            bool isSilent = now >= _accessed + FirstLook;

            _looked |= isSilent;
            string? circles = isSilent && _jumpsToItself() ? "jumps to itself for ever"
                : now >= _accessed + _limits.Silent ? $"has touched no register for {Text(now - _accessed)}"
                : now >= _acted + IdleLimit ? $"has only read registers for {Text(now - _acted)}"
                : now >= LastMoment ? $"has not ended its boot within {Text(now - _began)}"
                : null;

            return circles is not null && Fault is not null ? $"{circles}, after a hard fault: {Fault}" : circles;
        }

        private static string Text(long nanoseconds) => $"{nanoseconds / VirtualTime.Second} s of device time";

        /// <inheritdoc/>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            _began = archive.Value(_began);
            _accessed = archive.Value(_accessed);
            _acted = archive.Value(_acted);
            _looked = archive.Value(_looked);
            Fault = archive.Text(Fault);
        }
    }
}
