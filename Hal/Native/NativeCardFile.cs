using System.Runtime.CompilerServices;

namespace FlipperUpdaterNano.Hal.Native
{
    /// <summary>An open file on the card.</summary>
    public sealed class NativeCardFile : ICardFile
    {
        private const int Closed = -1;

        private int _handle;

        internal NativeCardFile(int handle)
        {
            _handle = handle;
        }

        /// <inheritdoc/>
        public uint Length => NativeGetLength(_handle);

        /// <inheritdoc/>
        public uint Position => NativeGetPosition(_handle);

        /// <inheritdoc/>
        public CardStatus Seek(uint position)
        {
            return NativeSeek(_handle, position);
        }

        /// <inheritdoc/>
        public int Read(byte[] buffer, int offset, int count)
        {
            return NativeRead(_handle, buffer, offset, count);
        }

        /// <inheritdoc/>
        public CardStatus Write(byte[] buffer, int offset, int count)
        {
            return NativeWrite(_handle, buffer, offset, count);
        }

        /// <inheritdoc/>
        public CardStatus Flush()
        {
            return NativeFlush(_handle);
        }

        /// <inheritdoc/>
        public CardStatus Close()
        {
            return Close(true);
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            // After Close() the handle may belong to another file.
            if (_handle != Closed)
            {
                Close(false);
            }
        }

        private CardStatus Close(bool keep)
        {
            int handle = _handle;
            _handle = Closed;
            return NativeClose(handle, keep);
        }

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern uint NativeGetLength(int handle);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern uint NativeGetPosition(int handle);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern CardStatus NativeSeek(int handle, uint position);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int NativeRead(int handle, byte[] buffer, int offset, int count);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern CardStatus NativeWrite(int handle, byte[] buffer, int offset, int count);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern CardStatus NativeFlush(int handle);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern CardStatus NativeClose(int handle, bool keep);
    }
}
