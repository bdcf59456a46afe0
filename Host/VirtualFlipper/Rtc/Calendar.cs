using FlipperUpdaterNano.VirtualFlipper.Snapshots;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.VirtualFlipper.Rtc
{
    /// <summary>
    /// The calendar of the RTC, in seconds since 2000-01-01 00:00:00. The calendar runs on the backup supply, so neither a reset nor a loss
    /// of main power stops it.
    /// </summary>
    public sealed class Calendar : ISnapshotPart
    {
        private readonly VirtualClock _clock;
        private long _offset;

        internal Calendar(VirtualClock clock)
        {
            _clock = clock;
        }

        /// <summary>Gets or sets the number of seconds. Setting the value starts a new second.</summary>
        public long Seconds
        {
            get => (_clock.Now + _offset) / VirtualTime.Second;
            set => _offset = (value * VirtualTime.Second) - _clock.Now;
        }

        /// <inheritdoc/>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            _offset = archive.Value(_offset);
        }

        internal void CopyFrom(Calendar other)
        {
            _offset = other._offset;
        }
    }
}
