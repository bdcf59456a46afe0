using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Updater.Formats.LittleFs
{
    /// <summary>
    /// A read-only littlefs volume of disk version 2.0 or 2.1 in the main flash: the firmware's <c>/int</c>, in the pages that the firmware
    /// image does not use.
    /// </summary>
    public sealed class LittleFsVolume
    {
        private readonly IFlash _flash;
        private readonly MetadataPair _pair;
        private uint _moveTag;
        private uint _moveFirst;
        private uint _moveSecond;

        private LittleFsVolume(IFlash flash, int startPage, int endPage)
        {
            _flash = flash;
            StartPage = startPage;
            BlockCount = endPage - startPage;
            _pair = new MetadataPair(flash, startPage);
            Mount();
        }

        /// <summary>Gets the page that contains block 0.</summary>
        public int StartPage { get; }

        /// <summary>Gets the number of blocks, each of which is one page.</summary>
        public int BlockCount { get; private set; }

        /// <summary>Gets the disk version, 0x00020000 or 0x00020001; the major version is in the upper 16 bits.</summary>
        public uint Version { get; private set; }

        internal uint RootFirst { get; private set; }

        internal uint RootSecond { get; private set; }

        /// <summary>Searches for a volume by its superblock, from the first page to the secure start.</summary>
        /// <returns>The volume, or <see langword="null"/> if no page is a superblock.</returns>
        /// <exception cref="MalformedException">The volume cannot be read.</exception>
        public static LittleFsVolume Find(IFlash flash)
        {
            int end = FlashGeometry.PageOf(flash.SecureStart);
            int page = FindPage(flash);
            return page == end ? null : MountAt(flash, page, end);
        }

        /// <summary>Finds the first page with the signature of a superblock; the firmware cannot extend beyond this page.</summary>
        /// <returns>The page; if there is no volume, the page of the secure start.</returns>
        public static int FindPage(IFlash flash)
        {
            int end = FlashGeometry.PageOf(flash.SecureStart);
            int page = 0;
            while (page < end && !LittleFsFormat.HasSignature(flash, page))
            {
                page++;
            }

            return page;
        }

        /// <summary>Creates an enumeration of the volume.</summary>
        /// <returns>The tree, positioned before its first entry.</returns>
        public IFileTree Walk()
        {
            return new LittleFsTree(this, _flash, _pair);
        }

        // A power loss during a move can leave the moved entry in both directories; the entry in the source directory is then ignored.
        internal void Fetch(MetadataPair pair, uint first, uint second)
        {
            pair.Fetch(first, second, BlockCount);
            int id = (int)(_moveTag >> 10) & 0x3FF;
            if ((_moveTag & 0x70000000) != 0 && pair.SharesBlock(_moveFirst, _moveSecond) && id < pair.Count)
            {
                pair.Remove(id);
            }
        }

        // A superblock occupies two blocks, and a power loss may have interrupted the erase of one of them. If only one page contains the
        // signature, that page may be block 0 or block 1. Volumes formatted by the firmware end at the secure start, so the page is assumed
        // to be the block that makes the volume end there.
        private static LittleFsVolume MountAt(IFlash flash, int page, int end)
        {
            if (page == 0 || (page + 1 < end && LittleFsFormat.HasSignature(flash, page + 1)))
            {
                return new LittleFsVolume(flash, page, end);
            }

            LittleFsVolume before = null;
            try
            {
                before = new LittleFsVolume(flash, page - 1, end);
                if (before.StartPage + before.BlockCount == end)
                {
                    return before;
                }
            }
            catch (MalformedException)
            {
                // Either the page is block 0, or the volume is unreadable; the next read of the volume shows which.
            }

            try
            {
                return new LittleFsVolume(flash, page, end);
            }
            catch (MalformedException)
            {
                if (before == null)
                {
                    throw;
                }

                return before;
            }
        }

        // Follows the linked list of all metadata pairs. The pair of the last superblock in the list is the root; the move states of all
        // pairs are combined by XOR.
        private void Mount()
        {
            int limit = BlockCount;
            int left = limit;
            uint first = 0;
            uint second = 1;
            do
            {
                left -= 2;
                if (left < 0)
                {
                    throw new MalformedException("The directory tree contains a cycle.");
                }

                _pair.Fetch(first, second, BlockCount);
                if (_pair.HoldsSuperblock)
                {
                    ReadSuperblock(limit);
                    RootFirst = first;
                    RootSecond = second;
                }
                else if (first == 0)
                {
                    throw new MalformedException("The volume has no superblock.");
                }

                _moveTag ^= _pair.MoveTag;
                _moveFirst ^= _pair.MoveFirst;
                _moveSecond ^= _pair.MoveSecond;
                first = _pair.TailFirst;
                second = _pair.TailSecond;
            }
            while (_pair.HasTail);
        }

        private void ReadSuperblock(int limit)
        {
            byte[] data = new byte[LittleFsFormat.SuperblockSize];
            if (_pair.StructKind(0) != LittleFsFormat.InlineStruct || _pair.StructSize(0) != data.Length
                || _flash.Read(FlashGeometry.AddressOf(StartPage) + _pair.StructOffset(0), data, 0, data.Length) != FlashStatus.Ok)
            {
                throw new MalformedException("The volume's superblock cannot be read.");
            }

            Version = LittleEndian.ToUInt32(data, 0);
            if (Version >> 16 != 2 || (Version & 0xFFFF) > 1 || LittleEndian.ToUInt32(data, 4) != FlashGeometry.PageSize)
            {
                throw new MalformedException("The volume's version or block size is unknown.");
            }

            uint count = LittleEndian.ToUInt32(data, 8);
            if (count < 2 || count > (uint)limit)
            {
                throw new MalformedException("The volume is larger than its flash.");
            }

            BlockCount = (int)count;
        }
    }
}
