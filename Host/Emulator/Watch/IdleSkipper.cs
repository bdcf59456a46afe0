using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.Emulator.Watch
{
    /// <summary>
    /// Lets virtual time run ahead while the core only waits: it looks at its cycle counter again and again and has written no register since.
    /// A wait may end late by a thirty-second part of it, and never later than what is due next, so nothing planned is ever passed by.
    /// Waiting is most of what a boot that shows an error executes; this takes about a fiftieth of the instructions.
    /// </summary>
    /// <param name="device">Has the clock.</param>
    internal sealed class IdleSkipper(VirtualDevice device)
    {
        private const int LooksBefore = 32;
        private const int Part = 32;
        private const long LongestStep = 100 * VirtualTime.Microsecond;

        /// <summary>Looks that are further apart belong to work, not to a wait.</summary>
        private const long LongestPause = 20 * VirtualTime.Microsecond;

        private long _began;
        private long _last;
        private int _looks;

        /// <summary>The core wrote to a register: whatever it waits for, it begins now.</summary>
        public void Interrupt() => _looks = 0;

        /// <summary>The core looks at its cycle counter.</summary>
        /// <exception cref="DeviceStoppedException">Something that was due stopped the device.</exception>
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

                device.Spend(Math.Clamp((clock.NextDue ?? long.MaxValue) - clock.Now, 0, step));
            }

            _last = clock.Now;
        }
    }
}
