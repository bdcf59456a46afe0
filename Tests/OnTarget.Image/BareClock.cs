using System;
using System.Threading;
using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.OnTarget.Image
{
    /// <summary>The runtime's own clock.</summary>
    internal sealed class BareClock : IClock
    {
        /// <inheritdoc/>
        public long Milliseconds
        {
            get { return DateTime.UtcNow.Ticks / TimeSpan.TicksPerMillisecond; }
        }

        /// <inheritdoc/>
        public void Sleep(int milliseconds)
        {
            // Thread.Sleep(-1) would wait for ever.
            if (milliseconds < 0)
            {
                throw new ArgumentOutOfRangeException();
            }

            Thread.Sleep(milliseconds);
        }
    }
}
