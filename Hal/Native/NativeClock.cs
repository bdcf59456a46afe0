using System.Runtime.CompilerServices;

namespace FlipperUpdaterNano.Hal.Native
{
    /// <summary>The clock, based on the cycle counter (Native/drivers/clock).</summary>
    public sealed class NativeClock : IClock
    {
        /// <inheritdoc/>
        public extern long Milliseconds
        {
            [MethodImpl(MethodImplOptions.InternalCall)]
            get;
        }

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern void Sleep(int milliseconds);
    }
}
