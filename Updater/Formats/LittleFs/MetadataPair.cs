using System;
using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Updater.Formats.LittleFs
{
    /// <summary>
    /// One metadata pair of a littlefs volume: two blocks, each of which is a log of entries. The newer block is used, unless it has no
    /// valid commit. Flash is read tag by tag, so that a torn commit, whose double words may be unreadable, merely ends the log. The object
    /// occupies 8 bytes of memory per entry of the pair.
    /// </summary>
    /// <remarks>
    /// The checksum of littlefs is zlib's CRC32 without the final inversion: the initial value 0xFFFFFFFF corresponds to a zlib seed of 0,
    /// and the result is the complement of zlib's.
    /// </remarks>
    internal sealed class MetadataPair
    {
        // Maximum number of entries in a block of 4,096 bytes, because the name and the struct of an entry occupy more than 4 bytes each.
        private const int MostEntries = 512;

        private const int SizeShift = 12;
        private const int KindShift = 22;

        private readonly IFlash _flash;
        private readonly int _startPage;
        private readonly byte[] _words = new byte[12];

        // For each entry: offset in the block (12 bits), size (10 bits), chunk of the tag (8 bits). 0 means that the entry has no name or
        // no struct.
        private int[] _names = new int[16];
        private int[] _structs = new int[16];
        private int _block;

        public MetadataPair(IFlash flash, int startPage)
        {
            _flash = flash;
            _startPage = startPage;
        }

        public int Count { get; private set; }

        public uint First { get; private set; }

        public uint Second { get; private set; }

        public uint TailFirst { get; private set; }

        public uint TailSecond { get; private set; }

        // Whether the tail continues the same directory.
        public bool TailIsHard { get; private set; }

        // This pair's contribution to the global move state: tag and pair.
        public uint MoveTag { get; private set; }

        public uint MoveFirst { get; private set; }

        public uint MoveSecond { get; private set; }

        public bool HasTail
        {
            get { return TailFirst != LittleFsFormat.NoBlock && TailSecond != LittleFsFormat.NoBlock; }
        }

        public bool HoldsSuperblock
        {
            get { return Count > 0 && NameKind(0) == LittleFsFormat.SuperblockName; }
        }

        public bool SharesBlock(uint first, uint second)
        {
            return First == first || First == second || Second == first || Second == second;
        }

        public int NameKind(int entry)
        {
            return _names[entry] >> KindShift;
        }

        // Returns the chunk of the entry's struct, or -1 if the entry has no struct.
        public int StructKind(int entry)
        {
            return _structs[entry] == 0 ? -1 : _structs[entry] >> KindShift;
        }

        public int StructSize(int entry)
        {
            return SizeOf(_structs[entry]);
        }

        // Returns the offset of the struct's data from the start of the volume.
        public uint StructOffset(int entry)
        {
            return ((uint)_block * FlashGeometry.PageSize) + (uint)(_structs[entry] & (FlashGeometry.PageSize - 1));
        }

        public string ReadName(int entry)
        {
            int size = SizeOf(_names[entry]);
            byte[] name = new byte[size];
            FlashStatus status = _flash.Read(BlockAddress(_block) + (uint)(_names[entry] & (FlashGeometry.PageSize - 1)), name, 0, size);
            if (status != FlashStatus.Ok)
            {
                throw new CardIoException("A name in the volume cannot be read.");
            }

            return Utf8.ToText(name, 0, size);
        }

        public void Remove(int entry)
        {
            Count--;
            Array.Copy(_names, entry + 1, _names, entry, Count - entry);
            Array.Copy(_structs, entry + 1, _structs, entry, Count - entry);
        }

        // Reads the pair. If both blocks are readable, the block with the newer revision is used, unless it has no valid commit.
        public void Fetch(uint first, uint second, int blockCount)
        {
            if (first >= (uint)blockCount || second >= (uint)blockCount)
            {
                throw new MalformedException("A block address of the volume is out of range.");
            }

            First = first;
            Second = second;
            bool hasFirst = ReadWords(BlockAddress((int)first), 4);
            uint revision = LittleEndian.ToUInt32(_words, 0);
            bool useSecond = ReadWords(BlockAddress((int)second), 4)
                && (!hasFirst || (int)(LittleEndian.ToUInt32(_words, 0) - revision) > 0);
            for (int attempt = 0; attempt < 2; attempt++)
            {
                _block = (int)(useSecond ? second : first);
                int end = FindEnd();
                if (end > 0)
                {
                    Load(end);
                    return;
                }

                useSecond = !useSecond;
            }

            throw new MalformedException(MessageFormat.Of("Blocks # and # have no valid commit.", (int)first, (int)second));
        }

        private static int SizeOf(int packed)
        {
            return (packed >> SizeShift) & 0x3FF;
        }

        private uint BlockAddress(int block)
        {
            return FlashGeometry.AddressOf(_startPage + block);
        }

        private bool ReadWords(uint address, int count)
        {
            return _flash.Read(address, _words, 0, count) == FlashStatus.Ok;
        }

        private uint TagWord()
        {
            return (uint)((_words[0] << 24) | (_words[1] << 16) | (_words[2] << 8) | _words[3]);
        }

        // End offset of the last valid commit; 0 if there is none.
        private int FindEnd()
        {
            uint address = BlockAddress(_block);
            uint tag = LittleFsFormat.FirstTag;
            int end = 0;
            int offset = 4;
            if (_flash.Crc32(0, address, 4, out uint crc) != FlashStatus.Ok)
            {
                return 0;
            }

            while (offset + 4 <= FlashGeometry.PageSize && ReadWords(address + (uint)offset, 4))
            {
                tag ^= TagWord();
                int size = LittleFsFormat.TagSize(tag);
                bool commit = (tag & LittleFsFormat.CommitMask) == LittleFsFormat.Commit;
                if ((tag & LittleFsFormat.InvalidBit) != 0 || offset + 4 + size > FlashGeometry.PageSize
                    || _flash.Crc32(crc, address + (uint)offset, commit ? 4 : 4 + size, out crc) != FlashStatus.Ok)
                {
                    break;
                }

                offset += 4;
                if (commit)
                {
                    if (size < 4 || !ReadWords(address + (uint)offset, 4) || LittleEndian.ToUInt32(_words, 0) != ~crc)
                    {
                        break;
                    }

                    tag = AfterCommit(tag);
                    end = offset + size;
                    crc = 0;
                }

                offset += size;
            }

            return end;
        }

        // The lowest bit of the chunk is the value of the valid bit in the next tag.
        private static uint AfterCommit(uint tag)
        {
            return tag ^ ((tag << 11) & LittleFsFormat.InvalidBit);
        }

        private void Load(int end)
        {
            uint address = BlockAddress(_block);
            uint tag = LittleFsFormat.FirstTag;
            Count = 0;
            TailFirst = LittleFsFormat.NoBlock;
            TailSecond = LittleFsFormat.NoBlock;
            MoveTag = 0;
            MoveFirst = 0;
            MoveSecond = 0;
            int offset = 4;
            while (offset < end)
            {
                Need(ReadWords(address + (uint)offset, 4));
                tag ^= TagWord();
                offset += 4;
                int size = LittleFsFormat.TagSize(tag);
                Apply(tag, offset, size);
                if ((tag & LittleFsFormat.CommitMask) == LittleFsFormat.Commit)
                {
                    tag = AfterCommit(tag);
                }

                offset += size;
            }
        }

        private void Apply(uint tag, int offset, int size)
        {
            int id = (int)(tag >> 10) & 0x3FF;
            int chunk = (int)(tag >> 20) & 0xFF;
            int packed = (tag & 0x3FF) == 0x3FF ? 0 : (chunk << KindShift) | (size << SizeShift) | offset;
            switch ((tag >> 28) & 7)
            {
                case LittleFsFormat.Name:
                    while (Count <= id)
                    {
                        Insert(Count);
                    }

                    _names[id] = packed;
                    break;
                case LittleFsFormat.Struct when id < Count:
                    _structs[id] = packed;
                    break;
                case LittleFsFormat.Splice when chunk == LittleFsFormat.CreateSplice:
                    Need(id <= Count);
                    Insert(id);
                    break;
                case LittleFsFormat.Splice:
                    Need(chunk == LittleFsFormat.DeleteSplice && id < Count);
                    Remove(id);
                    break;
                case LittleFsFormat.Tail:
                    Need(size == 8 && ReadWords(BlockAddress(_block) + (uint)offset, 8));
                    TailFirst = LittleEndian.ToUInt32(_words, 0);
                    TailSecond = LittleEndian.ToUInt32(_words, 4);
                    TailIsHard = (chunk & 1) != 0;
                    break;
                case LittleFsFormat.GlobalState when chunk == LittleFsFormat.MoveState:
                    Need(size == 12 && ReadWords(BlockAddress(_block) + (uint)offset, 12));
                    MoveTag = LittleEndian.ToUInt32(_words, 0);
                    MoveFirst = LittleEndian.ToUInt32(_words, 4);
                    MoveSecond = LittleEndian.ToUInt32(_words, 8);
                    break;
            }
        }

        private void Insert(int entry)
        {
            Need(Count < MostEntries);
            if (Count == _names.Length)
            {
                _names = Grow(_names);
                _structs = Grow(_structs);
            }

            Array.Copy(_names, entry, _names, entry + 1, Count - entry);
            Array.Copy(_structs, entry, _structs, entry + 1, Count - entry);
            _names[entry] = 0;
            _structs[entry] = 0;
            Count++;
        }

        private static int[] Grow(int[] old)
        {
            int[] larger = new int[old.Length * 2];
            Array.Copy(old, larger, old.Length);
            return larger;
        }

        private void Need(bool condition)
        {
            if (!condition)
            {
                throw new MalformedException(MessageFormat.Of("Block # of the volume is inconsistent.", (int)_block));
            }
        }
    }
}
