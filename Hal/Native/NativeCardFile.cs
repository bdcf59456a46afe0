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
        public uint Length => GetLength(_handle);

        /// <inheritdoc/>
        public uint Position => GetPosition(_handle);

        /// <inheritdoc/>
        public int Seek(uint position)
        {
            return MoveTo(_handle, position);
        }

        /// <inheritdoc/>
        public int Read(byte[] buffer, int offset, int count)
        {
            return ReadBytes(_handle, buffer, offset, count);
        }

        /// <inheritdoc/>
        public int Write(byte[] buffer, int offset, int count)
        {
            return WriteBytes(_handle, buffer, offset, count);
        }

        /// <inheritdoc/>
        public int Flush()
        {
            return Sync(_handle);
        }

        /// <inheritdoc/>
        public int Close()
        {
            int handle = _handle;
            _handle = Closed;
            return Release(handle);
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            // Another file may have the handle by now.
            if (_handle != Closed)
            {
                Close();
            }
        }

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern uint GetLength(int handle);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern uint GetPosition(int handle);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int MoveTo(int handle, uint position);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int ReadBytes(int handle, byte[] buffer, int offset, int count);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int WriteBytes(int handle, byte[] buffer, int offset, int count);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int Sync(int handle);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int Release(int handle);
    }
}
