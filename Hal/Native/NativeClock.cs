using System.Runtime.CompilerServices;

namespace FlipperUpdaterNano.Hal.Native
{
    /// <summary>
    /// The clock, based on the 32-bit cycle counter (Native/drivers/clock). The counter wraps after 67 s, so <see cref="Milliseconds"/>
    /// loses time unless the clock is read, or a wait occurs, at least that often.
    /// </summary>
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
