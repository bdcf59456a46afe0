using System.Runtime.CompilerServices;

namespace FlipperUpdaterNano.Hal.Native
{
    /// <summary>Identity and reset of the chip (Native/drivers/system).</summary>
    public sealed class NativeSystem : ISystem
    {
        private const int FlipperZeroF7 = 7;

        /// <inheritdoc/>
        public uint ResetCause => GetResetCause();

        /// <inheritdoc/>
        public int BuildTarget => FlipperZeroF7;

        /// <inheritdoc/>
        public void ReadOtp(int offset, byte[] buffer, int count)
        {
            CopyOtp(offset, buffer, count);
        }

        /// <inheritdoc/>
        public void Reset()
        {
            Restart();
        }

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern uint GetResetCause();

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern void CopyOtp(int offset, byte[] buffer, int count);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern void Restart();
    }
}
