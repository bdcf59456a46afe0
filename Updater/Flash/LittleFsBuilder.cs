using System;
using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.Formats.LittleFs;

namespace FlipperUpdaterNano.Updater.Flash
{
    /// <summary>
    /// Writes the contents of a tree as a new littlefs volume, block by block. The volume has disk version 2.0, which every firmware
    /// that keeps /int in a volume can mount.
    /// </summary>
    /// <remarks>
    /// <code>
    /// before     | ? | ? | ?  ?  ?  ?  ? | old blocks, maybe an old superblock
    /// first      | - | - | ?  ?  -  ?  ? | superblock pages and all pages that look like one are erased
    /// meanwhile  | - | - | P  -  D  D  ? | files, metadata pairs: no superblock, so no volume is found
    /// at the end | S | - | P  -  D  D  ? | the superblock, its first double word last
    /// </code>
    /// If power is lost before the last double word is programmed, there is no volume; from then on the volume is complete. A block that
    /// already has the correct contents is not rewritten. Each page is compared after programming. The builder uses the buffer of the page
    /// writer.
    /// </remarks>
    public sealed class LittleFsBuilder
    {
        private readonly LittleFsLayout _layout;
        private readonly IFileTree _tree;
        private readonly PageWriter _pages;
        private readonly IFlash _flash;
        private readonly IBytes _bytes;
        private readonly int _startPage;
        private readonly int _blockCount;

        // The next block to write. The order is: blocks of files, then metadata pairs, the first pair last.
        private LittleFsNode _directory;
        private LittleFsNode _node;
        private int _index;
        private int _pair;
        private IByteSource _contents;
        private int _done;

        // The state of the metadata log under construction: the preceding tag, and the offset in the block.
        private uint _tag;
        private int _offset;

        /// <summary>Creates a builder. Flash is not changed yet.</summary>
        /// <param name="layout">The layout of the volume.</param>
        /// <param name="tree">The tree from which the layout was computed; only its contents are read.</param>
        /// <param name="flash">The flash.</param>
        /// <param name="bytes">The byte operations.</param>
        /// <param name="pages">The page writer.</param>
        /// <param name="startPage">The page that becomes block 0.</param>
        /// <param name="blockCount">The number of pages of the volume.</param>
        /// <exception cref="MalformedException">The tree does not fit into the volume.</exception>
        public LittleFsBuilder(
            LittleFsLayout layout, IFileTree tree, IFlash flash, IBytes bytes, PageWriter pages, int startPage, int blockCount)
        {
            if (layout.Blocks > blockCount)
            {
                throw new MalformedException(MessageFormat.Of("/int needs # pages; # are free.", layout.Blocks, blockCount));
            }

            _layout = layout;
            _tree = tree;
            _flash = flash;
            _bytes = bytes;
            _pages = pages;
            _startPage = startPage;
            _blockCount = blockCount;
        }

        /// <summary>Gets the progress, 0 to 100 percent.</summary>
        public int Percent
        {
            get { return _done * 100 / (_layout.Blocks - _layout.Pairs + 1); }
        }

        /// <summary>Writes one block. The first call erases old superblocks and writes no block.</summary>
        /// <returns><see langword="false"/> if the volume is complete.</returns>
        /// <exception cref="UpdateException">A page cannot be erased or programmed.</exception>
        /// <exception cref="MalformedException">A file is shorter than in the layout.</exception>
        /// <exception cref="CardIoException">The medium that contains the tree failed.</exception>
        public bool WriteNext()
        {
            _pages.Progress = Percent;
            if (_done == 0)
            {
                EraseSuperblocks();
                _directory = _layout.Root;
                _node = _directory.FirstChild;
                FindFile();
            }
            else if (_directory != null && _pair == 0)
            {
                WriteFileBlock();
                FindFile();
            }
            else if (_pair < _layout.Pairs - 1)
            {
                _pair++;
                WritePair(_pair == 1);
            }
            else
            {
                WriteRoot();
                _done++;
                return false;
            }

            _done++;
            return true;
        }

        // The superblocks are erased from the last page backwards, so that the existing volume stays valid until its own superblock is
        // erased, and no older volume becomes visible. For the same reason, of the two blocks of a superblock the older one is erased
        // first.
        private void EraseSuperblocks()
        {
            int erased = -1;
            for (int page = _startPage + _blockCount - 1; page >= _startPage; page--)
            {
                if (page != erased && (page < _startPage + 2 || LittleFsFormat.HasSignature(_flash, page)))
                {
                    if (page > _startPage && IsOlder(page - 1, page))
                    {
                        erased = page - 1;
                        _pages.Erase(erased);
                    }

                    _pages.Erase(page);
                }
            }
        }

        private bool IsOlder(int page, int other)
        {
            byte[] revision = new byte[4];
            if (!LittleFsFormat.HasSignature(_flash, page) || _flash.Read(FlashGeometry.AddressOf(page), revision, 0, 4) != FlashStatus.Ok)
            {
                return false;
            }

            uint first = LittleEndian.ToUInt32(revision, 0);
            return _flash.Read(FlashGeometry.AddressOf(other), revision, 0, 4) == FlashStatus.Ok
                && (int)(LittleEndian.ToUInt32(revision, 0) - first) > 0;
        }

        // Advances to the next file with blocks, if the current one is complete.
        private void FindFile()
        {
            if (_node != null && _index > 0)
            {
                if (_index < LittleFsFormat.BlocksFor(_node.Size))
                {
                    return;
                }

                _node = _node.Next;
                _index = 0;
            }

            while (_directory != null)
            {
                for (; _node != null; _node = _node.Next)
                {
                    if (!_node.IsDirectory && !_node.IsInline)
                    {
                        _contents = _tree.Open(_node.Position, _node.Size);
                        return;
                    }
                }

                _directory = _directory.NextDirectory;
                _node = _directory == null ? null : _directory.FirstChild;
            }
        }

        private void WriteFileBlock()
        {
            byte[] page = _pages.Buffer;
            _bytes.Fill(page, 0, FlashGeometry.PageSize, 0xFF);
            int offset = LittleFsFormat.PointerBytes(_index);
            for (int i = 0; i < offset / 4; i++)
            {
                LittleEndian.Write32((uint)(_node.Block + _index - (1 << i)), page, 4 * i);
            }

            // Number of data bytes in the preceding blocks: the size of these blocks minus that of their pointers.
            uint before = 0;
            for (int i = 0; i < _index; i++)
            {
                before += (uint)(FlashGeometry.PageSize - LittleFsFormat.PointerBytes(i));
            }

            uint left = _node.Size - before;
            int count = FlashGeometry.PageSize - offset;
            ReadContents(_contents, offset, left < (uint)count ? (int)left : count);
            WritePage(_startPage + _node.Block + _index, FlashGeometry.PageSize);
            _index++;
        }

        private void ReadContents(IByteSource contents, int offset, int count)
        {
            if (contents.Read(_pages.Buffer, offset, count) != count)
            {
                throw new MalformedException("A file for /int is too short.");
            }
        }

        // The metadata pairs are written in the order of their directories, starting with the second pair.
        private void WritePair(bool isFirst)
        {
            if (isFirst)
            {
                _directory = _layout.Root;
                _node = LittleFsLayout.EndOfPair(_directory.FirstChild, true);
            }

            if (_node == null)
            {
                _directory = _directory.NextDirectory;
                _node = _directory.FirstChild;
            }

            LittleFsNode end = LittleFsLayout.EndOfPair(_node, false);
            ComposePair(_pair, _node, end, end != null);
            int page = _startPage + (2 * _pair);
            WritePage(page, _offset);
            _pages.Erase(page + 1); // otherwise an old revision in the other block might be taken for the newer one
            _node = end;
        }

        private void WriteRoot()
        {
            LittleFsNode end = LittleFsLayout.EndOfPair(_layout.Root.FirstChild, true);
            ComposePair(0, _layout.Root.FirstChild, end, end != null);
            _pages.Program(_startPage, 8, _offset);
            _pages.ProgramDoubleWords(_startPage, 0, 8);
            _pages.Compare(_startPage, 0);
        }

        // Only the used part is programmed, because the firmware appends to a metadata block.
        private void WritePage(int page, int used)
        {
            if (_flash.Matches(FlashGeometry.AddressOf(page), _pages.Buffer, 0, FlashGeometry.PageSize))
            {
                return;
            }

            _pages.Erase(page);
            _pages.Program(page, 0, used);
            _pages.Compare(page, 0);
        }

        // Composes one commit: entries, tail, checksum, padded to whole double words.
        private void ComposePair(int pair, LittleFsNode first, LittleFsNode end, bool tailIsHard)
        {
            byte[] page = _pages.Buffer;
            _bytes.Fill(page, 0, FlashGeometry.PageSize, 0xFF);
            LittleEndian.Write32(1, page, 0);
            _offset = 4;
            _tag = LittleFsFormat.FirstTag;
            int id = 0;
            if (pair == 0)
            {
                ComposeSuperblock();
                id++;
            }

            for (; first != end; first = first.Next)
            {
                ComposeEntry(first, id++);
            }

            if (pair < _layout.Pairs - 1)
            {
                PutTag(LittleFsFormat.Tail, tailIsHard ? 1 : 0, LittleFsFormat.NoId, 8);
                PutWord((uint)(2 * pair) + 2);
                PutWord((uint)(2 * pair) + 3);
            }

            int stop = (_offset + 8 + 7) & ~7;
            PutTag(LittleFsFormat.Checksum, 0, LittleFsFormat.NoId, stop - _offset - 4);
            PutWord(~_bytes.Crc32(0, page, 0, _offset));
            _offset = stop;
        }

        private void ComposeSuperblock()
        {
            const int NameAt = 4; // offset in the signature of the name, which follows the tag
            PutTag(LittleFsFormat.Name, LittleFsFormat.SuperblockName, 0, LittleFsFormat.Signature.Length - NameAt);
            Array.Copy(LittleFsFormat.Signature, NameAt, _pages.Buffer, _offset, LittleFsFormat.Signature.Length - NameAt);
            _offset += LittleFsFormat.Signature.Length - NameAt;
            PutTag(LittleFsFormat.Struct, LittleFsFormat.InlineStruct, 0, LittleFsFormat.SuperblockSize);
            PutWord(0x00020000);
            PutWord(FlashGeometry.PageSize);
            PutWord((uint)_blockCount);
            PutWord(LittleFsFormat.NameMax);
            PutWord(LittleFsFormat.FileMax);
            PutWord(LittleFsFormat.AttributeMax);
        }

        private void ComposeEntry(LittleFsNode node, int id)
        {
            PutTag(LittleFsFormat.Name, node.IsDirectory ? LittleFsFormat.DirectoryName : LittleFsFormat.FileName, id, node.Name.Length);
            Array.Copy(node.Name, 0, _pages.Buffer, _offset, node.Name.Length);
            _offset += node.Name.Length;
            if (node.IsInline)
            {
                PutTag(LittleFsFormat.Struct, LittleFsFormat.InlineStruct, id, (int)node.Size);
                ReadContents(_tree.Open(node.Position, node.Size), _offset, (int)node.Size);
                _offset += (int)node.Size;
                return;
            }

            PutTag(LittleFsFormat.Struct, node.IsDirectory ? LittleFsFormat.DirectoryStruct : LittleFsFormat.SkipListStruct, id, 8);
            PutWord((uint)(node.IsDirectory ? node.Block : node.Block + LittleFsFormat.BlocksFor(node.Size) - 1));
            PutWord(node.IsDirectory ? (uint)node.Block + 1 : node.Size);
        }

        private void PutTag(int type, int chunk, int id, int size)
        {
            uint tag = ((uint)type << 28) | ((uint)chunk << 20) | ((uint)id << 10) | (uint)size;
            uint stored = tag ^ _tag;
            _tag = tag;
            for (int shift = 24; shift >= 0; shift -= 8)
            {
                _pages.Buffer[_offset++] = (byte)(stored >> shift);
            }
        }

        private void PutWord(uint value)
        {
            LittleEndian.Write32(value, _pages.Buffer, _offset);
            _offset += 4;
        }
    }
}
