using System.Buffers.Binary;

namespace FlipperUpdaterNano.Packaging
{
    /// <summary>
    /// The resume stub, <c>resume.bin</c>: position-independent code that can start at any flash page, with a vector table whose entries
    /// are offsets in the file (<c>boards/common/resume/entry.S</c>).
    /// </summary>
    public static class ResumeStub
    {
        /// <summary>Maximum size in bytes: two pages, which stock packages leave free between firmware and radio stack.</summary>
        public const int SizeLimit = 8192;

        /// <summary>Size in bytes of the core's vectors: stack pointer, reset and the fourteen system exceptions.</summary>
        public const int VectorsSize = 64;

        private const uint StackPointer = 0x20030000;
        private const int DoubleWordSize = 8;

        /// <summary>Gets the magic that follows the vectors of every stub.</summary>
        public static ReadOnlySpan<byte> Magic => "FUPDstub"u8;

        /// <summary>Validates a stub.</summary>
        /// <returns>The first fault as part of a sentence, or <see langword="null"/> for a valid stub.</returns>
        public static string? Fault(ReadOnlySpan<byte> stub)
        {
            if (stub.Length < VectorsSize + Magic.Length || stub.Length > SizeLimit || stub.Length % DoubleWordSize != 0)
            {
                return $"it is {stub.Length} bytes long, but the size of a stub must be a multiple of 8 and at most {SizeLimit}";
            }

            if (!stub[VectorsSize..].StartsWith(Magic))
            {
                return "it is not marked as a resume stub";
            }

            if (BinaryPrimitives.ReadUInt32LittleEndian(stub) != StackPointer)
            {
                return "its stack does not start at the end of SRAM1";
            }

            for (int at = sizeof(uint); at < VectorsSize; at += sizeof(uint))
            {
                uint vector = BinaryPrimitives.ReadUInt32LittleEndian(stub[at..]);
                if (vector % 2 == 0 || vector >= stub.Length)
                {
                    return $"its vector {at / sizeof(uint)} is not a Thumb address within the stub";
                }
            }

            return null;
        }

        /// <summary>Builds the vectors that start a stub; they are the content of page 0 while the stub is armed.</summary>
        /// <param name="stub">The file, which must be valid.</param>
        /// <returns><see cref="VectorsSize"/> bytes.</returns>
        public static byte[] VectorsFor(ReadOnlySpan<byte> stub, uint address)
        {
            byte[] vectors = stub[..VectorsSize].ToArray();
            for (int at = sizeof(uint); at < VectorsSize; at += sizeof(uint))
            {
                uint vector = BinaryPrimitives.ReadUInt32LittleEndian(vectors.AsSpan(at));
                BinaryPrimitives.WriteUInt32LittleEndian(vectors.AsSpan(at), vector + address);
            }

            return vectors;
        }
    }
}
