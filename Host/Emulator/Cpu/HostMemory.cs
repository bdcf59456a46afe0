using System.Runtime.InteropServices;

namespace FlipperUpdaterNano.Emulator.Cpu
{
    /// <summary>A pinned block of host memory, which the emulated CPU accesses directly.</summary>
    public sealed unsafe class HostMemory : IDisposable
    {
        private const int HostPage = 4096;

        private byte* _pointer;

        /// <summary>Allocates zeroed memory.</summary>
        /// <param name="size">Size in bytes, a multiple of 4096.</param>
        public HostMemory(int size)
        {
            Size = size;
            _pointer = (byte*)NativeMemory.AlignedAlloc((nuint)size, HostPage);
            Bytes.Clear();
        }

        /// <summary>Gets the size in bytes.</summary>
        public int Size { get; }

        /// <summary>Gets the content.</summary>
        public Span<byte> Bytes => new(_pointer, Size);

        internal byte* Pointer => _pointer;

        /// <inheritdoc/>
        public void Dispose()
        {
            NativeMemory.AlignedFree(_pointer);
            _pointer = null;
        }
    }
}
