using FlipperUpdaterNano.Emulator.Cpu;
using FlipperUpdaterNano.Emulator.Peripherals;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.Emulator.Watch
{
    /// <summary>
    /// Advances virtual time by the executed instructions. Each instruction takes one cycle; wait states and pipeline effects are not
    /// modelled. The time is updated before each register access and when an event is due, so every event fires before the first block that
    /// starts after the event's time.
    /// </summary>
    internal sealed class EventScheduler : ISnapshotPart
    {
        private const long LongestPlan = VirtualTime.Second;

        private readonly VirtualDevice _device;
        private readonly CortexM4 _cpu;
        private readonly Rcc _rcc;
        private readonly HangWatch _watch;
        private long _told;
        private long _plannedNow;
        private long _plannedQuiet;
        private uint _plannedHertz;

        /// <summary>Creates the scheduler at the beginning of a boot.</summary>
        /// <param name="device">The owner of the clock.</param>
        /// <param name="rcc">The source of the core clock.</param>
        public EventScheduler(VirtualDevice device, CortexM4 cpu, Rcc rcc, HangWatch watch)
        {
            _device = device;
            _cpu = cpu;
            _rcc = rcc;
            _watch = watch;
            cpu.Executing += Look;
        }

        /// <summary>Raised when the image hangs, with a description.</summary>
        public event Action<string>? Hung;

        /// <summary>Raised after virtual time has been updated, if an event may be due.</summary>
        public event Action? Looked;

        /// <summary>
        /// Gets or sets the function that returns the time of the next exception for which the clock has no event; by default, the function
        /// returns <see cref="long.MaxValue"/> (never).
        /// </summary>
        public Func<long> NextInterrupt { get; set; } = () => long.MaxValue;

        /// <summary>Gets the device time, which includes the instructions executed since the last update of the clock.</summary>
        public long Present => _device.Clock.Now + ((_cpu.Instructions - _told) * VirtualTime.Second / _rcc.CoreHertz);

        /// <summary>Advances the virtual clock by the instructions executed since its last update.</summary>
        /// <exception cref="DeviceStoppedException">A due event stopped the device.</exception>
        public void Tell()
        {
            long untold = _cpu.Instructions - _told;

            if (untold == 0)
            {
                _device.ThrowIfStopped();

                return;
            }

            uint hertz = _rcc.CoreHertz;
            long nanoseconds = hertz == 64_000_000 ? untold * 125 / 8 : untold * VirtualTime.Second / hertz;

            // The cycles that remain uncounted amount to less than one nanosecond.
            _told += hertz == 64_000_000 ? nanoseconds * 8 / 125 : nanoseconds * hertz / VirtualTime.Second;
            _plannedNow += nanoseconds;
            _device.Spend(nanoseconds);
        }

        /// <summary>
        /// Records an access outside the image's memory, and reschedules the next check if the access changed the time, the due time of the
        /// next event or the core clock.
        /// </summary>
        /// <param name="writes">Whether the access was a write.</param>
        public void Note(bool writes)
        {
            VirtualClock clock = _device.Clock;

            _watch.Note(clock.Now, writes);

            if (clock.Now != _plannedNow || clock.QuietUntil != _plannedQuiet || (writes && _rcc.CoreHertz != _plannedHertz))
            {
                Plan();
            }
        }

        /// <summary>
        /// Schedules the next check. Must be called after virtual time has advanced for a reason other than executed instructions.
        /// </summary>
        public void Plan()
        {
            VirtualClock clock = _device.Clock;
            long wait = Math.Clamp(Math.Min(Math.Min(clock.QuietUntil, NextInterrupt()), _watch.NextLook) - clock.Now, 0, LongestPlan);

            _plannedNow = clock.Now;
            _plannedQuiet = clock.QuietUntil;
            _plannedHertz = _rcc.CoreHertz;
            _cpu.WakeAt = _told + (((wait * _plannedHertz) + VirtualTime.Second - 1) / VirtualTime.Second);
        }

        private void Look()
        {
            Tell();
            Looked?.Invoke();

            if (_watch.Judge(_device.Clock.Now) is { } circles)
            {
                Hung?.Invoke(circles);
            }

            Plan();
        }

        /// <inheritdoc/>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            _told = archive.Value(_told);
            _plannedNow = archive.Value(_plannedNow);
            _plannedQuiet = archive.Value(_plannedQuiet);
            _plannedHertz = archive.Value(_plannedHertz);
        }
    }
}
