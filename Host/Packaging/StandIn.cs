using System.Buffers.Binary;

namespace FlipperUpdaterNano.Packaging
{
    /// <summary>
    /// Stand-ins for files that this project does not ship: firmware, loader and splash. The same arguments give the same bytes.
    /// </summary>
    public static class StandIn
    {
        /// <summary>Initial stack pointer of the stand-in firmware: the end of SRAM1.</summary>
        public const uint StackTop = 0x20030000;

        /// <summary>
        /// Makes a firmware image: a plausible vector table, then noise with zero and erased ranges, as in real code.
        /// </summary>
        /// <param name="size">Size in bytes, at least 1,024; need not be aligned.</param>
        /// <param name="seed">Different values give different firmware.</param>
        /// <returns>The image, for address 0x08000000.</returns>
        public static byte[] Firmware(int size, uint seed = 1)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(size, 1024);
            byte[] image = new byte[size];
            Fill(image, seed);
            uint handler = DfuWriter.FlashBase + 0x201;
            for (int vector = 0; vector < 79; vector++)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(vector * 4), handler);
            }

            BinaryPrimitives.WriteUInt32LittleEndian(image, StackTop);
            for (int hole = 16384; hole + 512 < size; hole += 65536)
            {
                image.AsSpan(hole, 256).Clear();
                image.AsSpan(hole + 256, 256).Fill(0xFF);
            }

            // The handler is an endless loop (B .), so all reachable code is valid.
            BinaryPrimitives.WriteUInt16LittleEndian(image.AsSpan(0x200), 0xE7FE);
            return image;
        }

        /// <summary>String in a firmware image that keeps /int on the card, as stock firmware has done since August 2024.</summary>
        public const string StorageOnCard = "/ext/.int";

        /// <summary>
        /// String in a firmware image that keeps /int in flash: the superblock magic with which littlefs formats and mounts a volume.
        /// </summary>
        public const string StorageInFlash = "littlefs";

        /// <summary>Makes a firmware image that contains a string.</summary>
        /// <param name="size">Size in bytes, at least 8,192.</param>
        /// <param name="seed">Different values give different firmware.</param>
        /// <param name="text">The string, in ASCII; placed across the boundary between the first two pages.</param>
        /// <returns>The image, for address 0x08000000.</returns>
        public static byte[] Firmware(int size, uint seed, string text)
        {
            byte[] image = Firmware(size, seed);
            System.Text.Encoding.ASCII.GetBytes(text, image.AsSpan(4096 - (text.Length / 2)));
            return image;
        }

        /// <summary>Makes a loader (stage-2) image: a vector table for SRAM1 and an endless loop. The image updates nothing.</summary>
        /// <param name="size">Size in bytes, at least 1,024.</param>
        /// <returns>The image, for address 0x20000000.</returns>
        public static byte[] Loader(int size = 4096)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(size, 1024);
            byte[] image = new byte[size];
            BinaryPrimitives.WriteUInt32LittleEndian(image, StackTop);
            BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(4), 0x20000201);
            BinaryPrimitives.WriteUInt16LittleEndian(image.AsSpan(0x200), 0xE7FE);
            return image;
        }

        /// <summary>Makes a resume stub: a vector table and an endless loop.</summary>
        public static byte[] Stub()
        {
            byte[] stub = new byte[ResumeStub.VectorsSize + (2 * ResumeStub.Magic.Length)];
            BinaryPrimitives.WriteUInt32LittleEndian(stub, StackTop);
            for (int at = sizeof(uint); at < ResumeStub.VectorsSize; at += sizeof(uint))
            {
                BinaryPrimitives.WriteUInt32LittleEndian(stub.AsSpan(at), ResumeStub.VectorsSize + (uint)ResumeStub.Magic.Length + 1);
            }

            ResumeStub.Magic.CopyTo(stub.AsSpan(ResumeStub.VectorsSize));
            BinaryPrimitives.WriteUInt16LittleEndian(stub.AsSpan(ResumeStub.VectorsSize + ResumeStub.Magic.Length), 0xE7FE);
            return stub;
        }

        /// <summary>
        /// Makes a slide show of one uncompressed frame: a chequered 128 x 64 picture (docs/reference/stock-updater.md 7.5).
        /// </summary>
        public static byte[] Splash()
        {
            byte[] file = new byte[8 + 2 + 1 + 1024];
            BinaryPrimitives.WriteUInt32LittleEndian(file, SplashMagic);
            file[4] = 1;
            file[5] = 128;
            file[6] = 64;
            file[7] = 1;
            BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(8), 1025);
            for (int i = 0; i < 1024; i++)
            {
                file[11 + i] = (byte)(((i / 16) + i) % 2 == 0 ? 0x0F : 0xF0);
            }

            return file;
        }

        /// <summary>Magic of a slide show file.</summary>
        public const uint SplashMagic = 0x72676468;

        internal static void Fill(Span<byte> bytes, uint seed)
        {
            uint state = (seed * 2654435761u) | 1;
            for (int i = 0; i < bytes.Length; i++)
            {
                state ^= state << 13;
                state ^= state >> 17;
                state ^= state << 5;
                bytes[i] = (byte)(state >> 11);
            }
        }
    }
}
