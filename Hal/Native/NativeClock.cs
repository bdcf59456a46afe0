using System.Runtime.CompilerServices;

namespace FlipperUpdaterNano.Hal.Native
{
    /// <summary>Time from the cycle counter (Native/drivers/clock).</summary>
    public sealed class NativeClock : IClock
    {
        /// <inheritdoc/>
        public long Milliseconds => GetMilliseconds();

        /// <inheritdoc/>
        public void Sleep(int milliseconds)
        {
            Wait(milliseconds);
        }

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern long GetMilliseconds();

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern void Wait(int milliseconds);
    }
}
