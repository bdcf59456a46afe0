using System.Runtime.CompilerServices;

namespace FlipperUpdaterNano.Hal.Native
{
    /// <summary>The main flash through the chip's controller (Native/drivers/flash).</summary>
    public sealed class NativeFlash : IFlash
    {
        /// <inheritdoc/>
        public uint SecureStart => GetSecureStart();

        /// <inheritdoc/>
        public bool HasRowProgramming => true;

        /// <inheritdoc/>
        public uint LastErrorFlags => GetLastErrorFlags();

        /// <inheritdoc/>
        public int Read(uint address, byte[] buffer, int offset, int count)
        {
            return ReadBytes(address, buffer, offset, count);
        }

        /// <inheritdoc/>
        public bool Matches(uint address, byte[] data, int offset, int count)
        {
            return Compare(address, data, offset, count);
        }

        /// <inheritdoc/>
        public int Crc32(uint seed, uint address, int count, out uint crc)
        {
            int status = ComputeCrc32(seed, address, count);
            crc = GetCrc32();
            return status;
        }

        /// <inheritdoc/>
        public bool IsErased(uint address, int count)
        {
            return CheckErased(address, count);
        }

        /// <inheritdoc/>
        public int BeginErase(int page)
        {
            return StartErase(page);
        }

        /// <inheritdoc/>
        public int EndErase()
        {
            return FinishErase();
        }

        /// <inheritdoc/>
        public int ProgramDoubleWords(uint address, byte[] data, int offset, int count)
        {
            return WriteDoubleWords(address, data, offset, count);
        }

        /// <inheritdoc/>
        public int ProgramRow(uint address, byte[] data, int offset)
        {
            return WriteRow(address, data, offset);
        }

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern uint GetSecureStart();

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern uint GetLastErrorFlags();

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int ReadBytes(uint address, byte[] buffer, int offset, int count);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern bool Compare(uint address, byte[] data, int offset, int count);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int ComputeCrc32(uint seed, uint address, int count);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern uint GetCrc32();

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern bool CheckErased(uint address, int count);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int StartErase(int page);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int FinishErase();

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int WriteDoubleWords(uint address, byte[] data, int offset, int count);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int WriteRow(uint address, byte[] data, int offset);
    }
}
