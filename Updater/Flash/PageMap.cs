using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Updater.Flash
{
    /// <summary>
    /// What belongs into which flash page: where its bytes are in a file, how many, and the CRC32 of the whole page as it must become,
    /// 0xFF where the file has no more. Made while the preflight reads the file; writing is checked against it.
    /// </summary>
    public sealed class PageMap
    {
        private readonly int[] _offsets;
        private readonly int[] _counts;
        private readonly uint[] _crcs;

        /// <summary>Initializes a new instance of the <see cref="PageMap"/> class, with no page in it.</summary>
        /// <param name="path">The file the bytes are in.</param>
        /// <param name="firstPage">First flash page it may speak of.</param>
        /// <param name="pages">Number of pages it may speak of.</param>
        public PageMap(string path, int firstPage, int pages)
        {
            Path = path;
            FirstPage = firstPage;
            _offsets = new int[pages];
            _counts = new int[pages];
            _crcs = new uint[pages];
        }

        /// <summary>Gets the file the bytes are in.</summary>
        public string Path { get; }

        /// <summary>Gets the first page.</summary>
        public int FirstPage { get; private set; }

        /// <summary>Gets the page after the last.</summary>
        public int EndPage
        {
            get { return FirstPage + _counts.Length; }
        }

        /// <summary>Gets the number of pages that have bytes.</summary>
        public int Used { get; private set; }

        /// <summary>Says what belongs into a page.</summary>
        /// <param name="page">Page number, <see cref="FirstPage"/> up to <see cref="EndPage"/>.</param>
        /// <param name="offset">Where its bytes begin in the file.</param>
        /// <param name="count">How many bytes, 1 to 4096.</param>
        /// <param name="crc">CRC32 of the 4096 bytes the page must hold.</param>
        public void Set(int page, int offset, int count, uint crc)
        {
            int i = page - FirstPage;
            if (_counts[i] == 0)
            {
                Used++;
            }

            _offsets[i] = offset;
            _counts[i] = count;
            _crcs[i] = crc;
        }

        /// <summary>Moves everything to other pages, for an image that can be at any.</summary>
        /// <param name="firstPage">What becomes <see cref="FirstPage"/>.</param>
        public void MoveTo(int firstPage)
        {
            FirstPage = firstPage;
        }

        /// <summary>Determines whether a page has bytes in the file.</summary>
        /// <param name="page">Page number, any.</param>
        /// <returns>Whether it is spoken of.</returns>
        public bool Has(int page)
        {
            return page >= FirstPage && page < EndPage && _counts[page - FirstPage] != 0;
        }

        /// <summary>Determines whether flash holds what a page must hold; a page that cannot be read does not.</summary>
        /// <param name="flash">The flash.</param>
        /// <param name="page">A page that <see cref="Has"/> bytes.</param>
        /// <returns>Whether the CRC32 of the page in flash is <see cref="CrcOf"/>.</returns>
        public bool IsHeldBy(IFlash flash, int page)
        {
            uint crc;
            return flash.Crc32(0, FlashGeometry.AddressOf(page), FlashGeometry.PageSize, out crc) == FlashStatus.Ok && crc == CrcOf(page);
        }

        /// <summary>Where the bytes of a page begin in the file.</summary>
        /// <param name="page">A page that <see cref="Has"/> bytes.</param>
        /// <returns>The offset.</returns>
        public int OffsetOf(int page)
        {
            return _offsets[page - FirstPage];
        }

        /// <summary>How many bytes of a page are in the file.</summary>
        /// <param name="page">A page that <see cref="Has"/> bytes.</param>
        /// <returns>1 to 4096.</returns>
        public int CountOf(int page)
        {
            return _counts[page - FirstPage];
        }

        /// <summary>The CRC32 of the whole page as it must become.</summary>
        /// <param name="page">A page that <see cref="Has"/> bytes.</param>
        /// <returns>The CRC32 over 4096 bytes.</returns>
        public uint CrcOf(int page)
        {
            return _crcs[page - FirstPage];
        }
    }
}
