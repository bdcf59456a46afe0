using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Formats;

namespace FlipperUpdaterNano.Updater.Flash
{
    /// <summary>Reads and composes page 0 of an armed device, and validates resume stubs (docs/RESUME.md).</summary>
    public static class ResumeStub
    {
        /// <summary>Number of pages reserved for a stub.</summary>
        public const int Pages = 2;

        /// <summary>Size in bytes of the core vectors of a stub; the magic follows them.</summary>
        public const int VectorsSize = 64;

        /// <summary>
        /// Number of bytes used in page 0 while it starts a stub: the vectors, then the CRC32 of the running update's manifest, then a word
        /// that is 1 if /int may be lost, so that only the backup of that update contains the settings.
        /// </summary>
        public const int PageZeroSize = VectorsSize + FlashGeometry.DoubleWordSize;

        private const uint StackPointer = 0x20030000;

        private static readonly byte[] s_mark = { 0x46, 0x55, 0x50, 0x44, 0x73, 0x74, 0x75, 0x62 }; // FUPDstub

        /// <summary>Finds the stub that page 0 starts. The result depends only on flash, not on the backup registers.</summary>
        /// <returns>The first page of the stub; 0 if the reset vector cannot be read or does not point to a stub.</returns>
        public static int ArmedPage(IFlash flash)
        {
            byte[] vectors = new byte[FlashGeometry.DoubleWordSize];
            if (flash.Read(FlashGeometry.Base, vectors, 0, vectors.Length) != FlashStatus.Ok)
            {
                return 0;
            }

            int page = FlashGeometry.PageOf(LittleEndian.ToUInt32(vectors, 4));
            return page > 0 && IsAt(flash, page) ? page : 0;
        }

        /// <summary>Determines whether /int may have been lost in the update that armed the stub. The device must be armed.</summary>
        /// <returns>True if the settings may exist only in the backup of that update, or if page 0 cannot be read.</returns>
        public static bool MayHaveLostSettings(IFlash flash)
        {
            return ReadWord(flash, VectorsSize + 4, 1) != 0;
        }

        /// <summary>Identifies the update that armed the stub. The device must be armed.</summary>
        /// <returns>CRC32 of the update's manifest; 0 if page 0 cannot be read.</returns>
        public static uint ManifestCrc(IFlash flash)
        {
            return ReadWord(flash, VectorsSize, 0);
        }

        /// <summary>Determines whether a page is the first page of a stub.</summary>
        /// <param name="flash">The flash.</param>
        /// <param name="page">Any page number.</param>
        /// <returns>True if the page contains the magic of a stub.</returns>
        public static bool IsAt(IFlash flash, int page)
        {
            return page < FlashGeometry.Pages
                && flash.Matches(FlashGeometry.AddressOf(page) + VectorsSize, s_mark, 0, s_mark.Length);
        }

        /// <summary>Determines whether a page contains nothing that firmware needs.</summary>
        /// <param name="flash">The flash.</param>
        /// <param name="page">Page number, at least 1.</param>
        /// <returns>True if the page is erased or belongs to a stub.</returns>
        public static bool IsFree(IFlash flash, int page)
        {
            return flash.IsErased(FlashGeometry.AddressOf(page), FlashGeometry.PageSize) || IsAt(flash, page) || IsAt(flash, page - 1);
        }

        /// <summary>Determines whether a file is a valid resume stub.</summary>
        /// <param name="head">
        /// The first bytes of the file, which are not trusted: at least <see cref="VectorsSize"/> bytes plus the size of the magic.
        /// </param>
        /// <param name="length">Size of the file in bytes.</param>
        /// <returns>True if the file has a valid size and the magic, and all vectors point into the file.</returns>
        public static bool IsStub(byte[] head, uint length)
        {
            bool isStub = length <= Pages * FlashGeometry.PageSize && length % FlashGeometry.DoubleWordSize == 0
                && LittleEndian.ToUInt32(head, 0) == StackPointer;
            for (int i = 0; i < s_mark.Length; i++)
            {
                isStub = isStub && head[VectorsSize + i] == s_mark[i];
            }

            for (int at = 4; at < VectorsSize; at += 4)
            {
                uint vector = LittleEndian.ToUInt32(head, at);
                isStub = isStub && (vector & 1) != 0 && vector < length;
            }

            return isStub;
        }

        /// <summary>Converts the head of a stub, whose vectors are offsets, to the head of a page 0 that starts the stub.</summary>
        /// <param name="head">The first <see cref="PageZeroSize"/> bytes of the stub; converted in place.</param>
        /// <param name="page">First page of the stub.</param>
        /// <param name="manifestCrc">CRC32 of the running update's manifest.</param>
        /// <param name="mayLoseSettings">
        /// Whether /int may be lost, so that only the backup of the running update contains the settings.
        /// </param>
        public static void Relocate(byte[] head, int page, uint manifestCrc, bool mayLoseSettings)
        {
            for (int at = 4; at < VectorsSize; at += 4)
            {
                LittleEndian.Write32(LittleEndian.ToUInt32(head, at) + FlashGeometry.AddressOf(page), head, at);
            }

            LittleEndian.Write32(manifestCrc, head, VectorsSize);
            LittleEndian.Write32(mayLoseSettings ? 1u : 0, head, VectorsSize + 4);
        }

        private static uint ReadWord(IFlash flash, int offset, uint otherwise)
        {
            byte[] word = new byte[4];
            return flash.Read(FlashGeometry.Base + (uint)offset, word, 0, word.Length) == FlashStatus.Ok
                ? LittleEndian.ToUInt32(word, 0) : otherwise;
        }
    }
}
