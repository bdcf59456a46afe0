using System.Runtime.CompilerServices;

namespace FlipperUpdaterNano.Hal.Native
{
    /// <summary>
    /// The clock, based on the 32-bit cycle counter (Native/drivers/clock). The counter wraps after 67 s, so <see cref="Milliseconds"/>
    /// loses time if neither a read of the clock nor a wait occurs for that long.
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
