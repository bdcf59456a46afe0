using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.Emulator.Watch
{
    /// <summary>
    /// Advances virtual time in larger steps while the core only waits, that is, polls its cycle counter without writing a register. A wait
    /// may end late by up to 1/32 of its duration, but never after the next due event. A boot that displays an error spends most of its
    /// time waiting, so skipping reduces the number of executed instructions to about 1/50.
    /// </summary>
    /// <param name="device">Owns the clock.</param>
    internal sealed class IdleSkipper(VirtualDevice device) : ISnapshotPart
    {
        private const int LooksBefore = 32;
        private const int Part = 32;
        private const long LongestStep = 100 * VirtualTime.Microsecond;

        /// <summary>Maximum time between two polls during a wait. A longer interval indicates that the core is doing other work.</summary>
        private const long LongestPause = 20 * VirtualTime.Microsecond;

        private long _began;
        private long _last;
        private int _looks;

        /// <summary>
        /// Gets or sets the function that returns the time of the next exception for which the clock has no event; by default, the function
        /// returns <see cref="long.MaxValue"/> (never).
        /// </summary>
        public Func<long> NextInterrupt { get; set; } = () => long.MaxValue;

        /// <summary>Called when the core writes a register, which ends a wait.</summary>
        public void Interrupt() => _looks = 0;

        /// <summary>Called when the core polls DWT_CYCCNT.</summary>
        /// <exception cref="DeviceStoppedException">A due event stopped the device.</exception>
        public void Look()
        {
            VirtualClock clock = device.Clock;

            if (_looks == 0 || clock.Now - _last > LongestPause)
            {
                _began = clock.Now;
                _looks = 0;
            }

            if (++_looks > LooksBefore)
            {
                long step = Math.Min(LongestStep, (clock.Now - _began) / Part);

                device.Spend(Math.Clamp(Math.Min(clock.NextDue ?? long.MaxValue, NextInterrupt()) - clock.Now, 0, step));
            }

            _last = clock.Now;
        }

        /// <inheritdoc/>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            _began = archive.Value(_began);
            _last = archive.Value(_last);
            _looks = archive.Value(_looks);
        }
    }
}
