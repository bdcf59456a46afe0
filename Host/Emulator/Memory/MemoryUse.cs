using System.Buffers.Binary;
using FlipperUpdaterNano.Emulator.Cpu;

namespace FlipperUpdaterNano.Emulator.Memory
{
    /// <summary>
    /// The SRAM1 usage of an image, in bytes. The peak usage of a stack is the size of the part in which the boot has overwritten the fill
    /// pattern. The heap usage comes from the runtime's own statistics. The garbage collector runs only when the heap is full, so the
    /// number of live bytes is known only then.
    /// </summary>
    /// <param name="NativeStack">Size of the native stack.</param>
    /// <param name="ManagedStack">Size of the managed stack.</param>
    /// <param name="Heap">Size of the managed heap.</param>
    /// <param name="HeapFilled">Peak usage of the heap, including garbage.</param>
    /// <param name="Collections">Number of garbage collections.</param>
    /// <param name="HeapAlive">Peak number of live bytes after a collection; 0 if there was no collection.</param>
    public sealed record MemoryUse(
        int Image,
        int NativeStack,
        int NativeStackPeak,
        int ManagedStack,
        int ManagedStackPeak,
        int Heap,
        int HeapFilled,
        int Collections,
        int HeapAlive)
    {
        private const uint Sram1Start = 0x20000000;

        /// <summary>
        /// Gets the minimum number of heap bytes that were free after a collection; without collections, the number of bytes that were
        /// never used.
        /// </summary>
        public int HeapFree => Heap - (Collections == 0 ? HeapFilled : HeapAlive);

        /// <summary>Measures the usage at the end of a boot.</summary>
        /// <param name="symbols">Symbols of the image, which include the offsets of fields in the runtime's state.</param>
        /// <param name="image">Size of the image in bytes.</param>
        /// <param name="staleByte">Byte with which SRAM1 was filled before the boot.</param>
        /// <returns>The figures, or null if there are no symbols or the runtime has not started.</returns>
        public static MemoryUse? Measure(HostMemory sram1, SymbolTable symbols, int image, byte staleByte)
        {
            if (symbols.Value("_ZN4nano2vmE") is not { } runtime || symbols.Value("arenaEnd") is not { } stackStart
                || symbols.Value("stackTop") is not { } stackTop)
            {
                return null;
            }

            uint heap = Field("vm.heap");

            if (heap <= Sram1Start || heap - Sram1Start >= sram1.Size)
            {
                return null;
            }

            ReadOnlySpan<byte> native = Range(stackStart, stackTop);
            ReadOnlySpan<byte> managed = Range(Field("vm.stack"), Field("vm.stackEnd"));
            int unusedNative = native.IndexOfAnyExcept(staleByte);
            int size = (int)(Field("vm.heapEnd") - heap);
            int collections = (int)Field("vm.collections");

            return new MemoryUse(
                image,
                native.Length,
                unusedNative < 0 ? 0 : native.Length - unusedNative,
                managed.Length,
                managed.LastIndexOfAnyExcept(staleByte) + 1,
                size,
                collections == 0 ? (int)(Field("vm.heapTop") - heap) : size,
                collections,
                (int)Field("vm.peakLive"));

            uint Field(string name) =>
                BinaryPrimitives.ReadUInt32LittleEndian(sram1.Bytes[(int)(runtime + symbols.Value(name)!.Value - Sram1Start)..]);

            ReadOnlySpan<byte> Range(uint from, uint to) => sram1.Bytes[(int)(from - Sram1Start)..(int)(to - Sram1Start)];
        }

        /// <summary>Combines the figures of two boots.</summary>
        /// <param name="other">The figures of the other boot; null if there are none.</param>
        /// <returns>The maximum of each figure, except the collections, which are summed.</returns>
        public MemoryUse With(MemoryUse? other) => other is null ? this : this with
        {
            NativeStackPeak = Math.Max(NativeStackPeak, other.NativeStackPeak),
            ManagedStackPeak = Math.Max(ManagedStackPeak, other.ManagedStackPeak),
            HeapFilled = Math.Max(HeapFilled, other.HeapFilled),
            Collections = Collections + other.Collections,
            HeapAlive = Math.Max(HeapAlive, other.HeapAlive),
        };
    }
}
