using System.Buffers.Binary;
using FlipperUpdaterNano.Emulator.Cpu;

namespace FlipperUpdaterNano.Emulator.Memory
{
    /// <summary>
    /// Use of SRAM1 by an image, all in bytes. Stacks: how far the fill of SRAM1 before the boot was overwritten. Heap:
    /// the runtime's own account; it collects only when the heap is full, so what is alive is known then and not before.
    /// </summary>
    /// <param name="Image">The image as it was loaded.</param>
    /// <param name="NativeStack">Size of the native stack.</param>
    /// <param name="NativeStackPeak">Most of it in use at a time.</param>
    /// <param name="ManagedStack">Size of the managed stack.</param>
    /// <param name="ManagedStackPeak">Most of it in use at a time.</param>
    /// <param name="Heap">Size of the managed heap.</param>
    /// <param name="HeapFilled">Most bytes in use, garbage included.</param>
    /// <param name="Collections">How often it was full and collected.</param>
    /// <param name="HeapAlive">Most of it alive after a collection; 0 when there was none.</param>
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

        /// <summary>Gets the bytes of the heap that a program could have had at any time: what no collection found alive.</summary>
        public int HeapFree => Heap - (Collections == 0 ? HeapFilled : HeapAlive);

        /// <summary>Measures at the end of a boot.</summary>
        /// <param name="sram1">SRAM1.</param>
        /// <param name="symbols">Names of the image; offsets in the runtime's state are among them.</param>
        /// <param name="image">Bytes of the image.</param>
        /// <param name="staleByte">What SRAM1 was filled with.</param>
        /// <returns>The figures, or null when the image's names are not known or the runtime never started.</returns>
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

        /// <summary>Joins the figures of two boots.</summary>
        /// <param name="other">Those of the other boot, or null.</param>
        /// <returns>The larger of each, and all collections.</returns>
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
