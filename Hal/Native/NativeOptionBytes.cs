using System.Runtime.CompilerServices;

namespace FlipperUpdaterNano.Hal.Native
{
    /// <summary>The option bytes, accessed through the flash controller (Native/drivers/flash).</summary>
    public sealed class NativeOptionBytes : IOptionBytes
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern uint Read(int index);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern bool IsWritable(int index);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern FlashStatus Program(uint[] words, bool[] change);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern void Launch();
    }
}
