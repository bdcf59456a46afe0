using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Updater.Flash
{
    /// <summary>
    /// The contents of flash pages. For each page the map stores the offset and number of its bytes in a file, and the CRC32 of the
    /// complete page, padded with 0xFF after those bytes. The preflight builds the map while it reads the file; pages are verified
    /// against the map when they are written.
    /// </summary>
    public sealed class PageMap
    {
        private readonly int[] _offsets;
        private readonly int[] _counts;
        private readonly uint[] _crcs;

        /// <summary>Creates an empty map.</summary>
        /// <param name="path">Path of the file that contains the bytes.</param>
        /// <param name="firstPage">First flash page that the map can describe.</param>
        /// <param name="pages">Number of pages that the map can describe.</param>
        public PageMap(string path, int firstPage, int pages)
        {
            Path = path;
            FirstPage = firstPage;
            _offsets = new int[pages];
            _counts = new int[pages];
            _crcs = new uint[pages];
        }

        /// <summary>Gets the path of the file that contains the bytes.</summary>
        public string Path { get; }

        /// <summary>Gets the number of the first flash page that the map can describe.</summary>
        public int FirstPage { get; private set; }

        /// <summary>Gets the number of the page after the last one that the map can describe.</summary>
        public int EndPage
        {
            get { return FirstPage + _counts.Length; }
        }

        /// <summary>Gets the number of pages for which the file contains bytes.</summary>
        public int Used { get; private set; }

        /// <summary>Sets the contents of a page.</summary>
        /// <param name="page">Page number, <see cref="FirstPage"/> up to <see cref="EndPage"/>.</param>
        /// <param name="offset">Offset of the page's bytes in the file.</param>
        /// <param name="count">Number of the page's bytes in the file, 1 to 4096.</param>
        /// <param name="crc">CRC32 of the final 4096 bytes of the page.</param>
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

        /// <summary>Moves the map to other pages, which is possible only for a position-independent image.</summary>
        /// <param name="firstPage">The new <see cref="FirstPage"/>.</param>
        public void MoveTo(int firstPage)
        {
            FirstPage = firstPage;
        }

        /// <summary>Determines whether the file contains bytes for a page.</summary>
        /// <param name="page">Any page number.</param>
        /// <returns>True if the map describes the page.</returns>
        public bool Has(int page)
        {
            return page >= FirstPage && page < EndPage && _counts[page - FirstPage] != 0;
        }

        /// <summary>Determines whether a page in flash has the contents that the map describes; false if the page is unreadable.</summary>
        /// <param name="flash">The flash.</param>
        /// <param name="page">Number of a page for which <see cref="Has"/> returns true.</param>
        /// <returns>True if the CRC32 of the page in flash equals <see cref="CrcOf"/>.</returns>
        public bool IsHeldBy(IFlash flash, int page)
        {
            uint crc;
            return flash.Crc32(0, FlashGeometry.AddressOf(page), FlashGeometry.PageSize, out crc) == FlashStatus.Ok && crc == CrcOf(page);
        }

        /// <summary>Returns the offset in the file at which the bytes of a page start.</summary>
        /// <param name="page">Number of a page for which <see cref="Has"/> returns true.</param>
        /// <returns>The offset.</returns>
        public int OffsetOf(int page)
        {
            return _offsets[page - FirstPage];
        }

        /// <summary>Returns the number of a page's bytes in the file.</summary>
        /// <param name="page">Number of a page for which <see cref="Has"/> returns true.</param>
        /// <returns>1 to 4096.</returns>
        public int CountOf(int page)
        {
            return _counts[page - FirstPage];
        }

        /// <summary>Returns the CRC32 of the whole final page.</summary>
        /// <param name="page">Number of a page for which <see cref="Has"/> returns true.</param>
        /// <returns>The CRC32 over 4096 bytes.</returns>
        public uint CrcOf(int page)
        {
            return _crcs[page - FirstPage];
        }
    }
}
