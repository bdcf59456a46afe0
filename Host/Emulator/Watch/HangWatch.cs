using FlipperUpdaterNano.VirtualFlipper.Snapshots;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.Emulator.Watch
{
    /// <summary>Detects that a boot hangs, which means that it makes no progress for longer than the limits allow.</summary>
    public sealed class HangWatch : ISnapshotPart
    {
        private const long FirstLook = 5 * VirtualTime.Millisecond;

        private readonly HangLimits _limits;
        private readonly Func<bool> _jumpsToItself;
        private long _began;
        private long _accessed;
        private long _acted;
        private bool _looked;

        /// <summary>Creates the watch at the start of a boot.</summary>
        /// <param name="now">The start time of the boot.</param>
        /// <param name="jumpsToItself">
        /// Checks whether the instruction at the PC is a jump to itself that interrupts cannot end.
        /// </param>
        public HangWatch(HangLimits limits, long now, Func<bool> jumpsToItself)
        {
            _limits = limits;
            _jumpsToItself = jumpsToItself;
            _began = _accessed = _acted = now;
        }

        /// <summary>
        /// Gets or sets the hard fault that the core has taken; null if there was none. After a hard fault the idle limit is as short as
        /// the silent limit.
        /// </summary>
        public string? Fault { get; set; }

        /// <summary>
        /// Gets the earliest time at which <see cref="Judge"/> may detect a hang, provided that no access occurs before then.
        /// </summary>
        public long NextLook =>
            Math.Min(Math.Min(_accessed + (_looked ? _limits.Silent : FirstLook), _acted + IdleLimit), LastMoment);

        /// <summary>Gets the time limit of the boot, which applies even if the boot makes progress.</summary>
        public long LastMoment => _began + _limits.Boot;

        private long IdleLimit => Fault is null ? _limits.Idle : _limits.Silent;

        /// <summary>Records an access outside the image's memory.</summary>
        /// <param name="writes">Whether the access was a write.</param>
        public void Note(long now, bool writes)
        {
            _accessed = now;
            _looked = false;
            _acted = writes ? now : _acted;
        }

        /// <summary>Decides whether the image hangs, and describes how.</summary>
        /// <returns>A predicate, to be placed after a subject such as "it"; null if the image does not hang.</returns>
        public string? Judge(long now)
        {
            bool isSilent = now >= _accessed + FirstLook;

            _looked |= isSilent;
            string? circles = isSilent && _jumpsToItself() ? "jumps to itself forever"
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
