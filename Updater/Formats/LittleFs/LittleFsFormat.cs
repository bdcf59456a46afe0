using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Updater.Formats.LittleFs
{
    /// <summary>Constants and rules of the littlefs disk formats 2.0 and 2.1 (littlefs SPEC.md), shared by reader and builder.</summary>
    internal static class LittleFsFormat
    {
        // A tag consists of a valid bit (0 is valid), a 3-bit type, an 8-bit chunk, a 10-bit id and a 10-bit size. On disk a tag is
        // big-endian and XORed with the preceding tag.
        public const uint FirstTag = 0xFFFFFFFF;
        public const uint InvalidBit = 0x80000000;
        public const uint CommitMask = 0x78000000;
        public const uint Commit = 0x50000000;

        // Type (3 bits).
        public const int Name = 0;
        public const int Struct = 2;
        public const int Splice = 4;
        public const int Checksum = 5;
        public const int Tail = 6;
        public const int GlobalState = 7;

        // Chunk values of a name.
        public const int FileName = 1;
        public const int DirectoryName = 2;
        public const int SuperblockName = 0xFF;

        // Chunk values of a struct.
        public const int DirectoryStruct = 0;
        public const int InlineStruct = 1;
        public const int SkipListStruct = 2;

        // Chunk values of a splice.
        public const int CreateSplice = 1;
        public const int DeleteSplice = 0xFF;

        // Chunk value of the global state.
        public const int MoveState = 0xFF;

        public const int NoId = 0x3FF;
        public const int SuperblockSize = 24;
        public const int NameMax = 255;
        public const uint FileMax = 0x7FFFFFFF;
        public const uint AttributeMax = 1022;
        public const uint NoBlock = 0xFFFFFFFF;

        // The bytes of a superblock that follow the revision: the tag (name, superblock, id 0, size 8) and the name "littlefs".
        public static readonly byte[] Signature = { 0xF0, 0x0F, 0xFF, 0xF7, 0x6C, 0x69, 0x74, 0x74, 0x6C, 0x65, 0x66, 0x73 };

        public const int SignatureOffset = 4;

        public static bool HasSignature(IFlash flash, int page)
        {
            return flash.Matches(FlashGeometry.AddressOf(page) + SignatureOffset, Signature, 0, Signature.Length);
        }

        public static int TagSize(uint tag)
        {
            int size = (int)(tag & 0x3FF);
            return size == 0x3FF ? 0 : size; // 0x3FF means deleted.
        }

        /// <summary>
        /// Returns the size in bytes of the pointers before the data in a block of a skip list: one pointer for each power of two that
        /// divides the index.
        /// </summary>
        public static int PointerBytes(int index)
        {
            int bytes = 0;
            if (index > 0)
            {
                do
                {
                    bytes += 4;
                }
                while ((index & (1 << ((bytes / 4) - 1))) == 0);
            }

            return bytes;
        }

        /// <summary>
        /// Returns the number of blocks in the skip list of a file. If the file is too large for the flash, the result exceeds the number
        /// of blocks in flash.
        /// </summary>
        public static int BlocksFor(uint size)
        {
            if (size > FlashGeometry.Size)
            {
                return FlashGeometry.Pages + 1;
            }

            int blocks = 0;
            for (int left = (int)size; left > 0; blocks++)
            {
                left -= FlashGeometry.PageSize - PointerBytes(blocks);
            }

            return blocks;
        }
    }
}
