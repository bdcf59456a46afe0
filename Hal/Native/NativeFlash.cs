using System.Runtime.CompilerServices;

namespace FlipperUpdaterNano.Hal.Native
{
    /// <summary>The main flash, accessed through the flash controller (Native/drivers/flash).</summary>
    public sealed class NativeFlash : IFlash
    {
        /// <inheritdoc/>
        public extern uint SecureStart
        {
            [MethodImpl(MethodImplOptions.InternalCall)]
            get;
        }

        /// <inheritdoc/>
        public bool HasRowProgramming => true;

        /// <inheritdoc/>
        public extern uint LastErrorFlags
        {
            [MethodImpl(MethodImplOptions.InternalCall)]
            get;
        }

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern FlashStatus Read(uint address, byte[] buffer, int offset, int count);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern bool Matches(uint address, byte[] data, int offset, int count);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern FlashStatus Crc32(uint seed, uint address, int count, out uint crc);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern bool IsErased(uint address, int count);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern void SetEmptyFlag(bool isEmpty);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern FlashStatus BeginErase(int page);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern FlashStatus EndErase();

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern FlashStatus ProgramDoubleWords(uint address, byte[] data, int offset, int count);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern FlashStatus ProgramRow(uint address, byte[] data, int offset);
    }
}
