using System.Collections;
using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Updater.Formats.LittleFs
{
    /// <summary>
    /// Enumerates a littlefs volume: first the entries of a directory in the order of the volume, then the contents of its subdirectories,
    /// which are queued in a list. The blocks read are counted, so that a volume whose pointers form a cycle is detected and refused.
    /// </summary>
    internal sealed class LittleFsTree : IFileTree
    {
        // Flag in a position: the position refers to the struct of a skip list instead of inline contents.
        private const uint SkipListMark = 0x80000000;

        private const int LongestPath = 1023;

        private readonly LittleFsVolume _volume;
        private readonly IFlash _flash;
        private readonly MetadataPair _pair;
        private readonly ArrayList _pending = new ArrayList();
        private readonly byte[] _words = new byte[8];
        private string _directory = string.Empty;
        private int _index;
        private int _blocksLeft;

        public LittleFsTree(LittleFsVolume volume, IFlash flash, MetadataPair pair)
        {
            _volume = volume;
            _flash = flash;
            _pair = pair;
            _blocksLeft = volume.BlockCount;
            Fetch(volume.RootFirst, volume.RootSecond);
        }

        public string Path { get; private set; }

        public bool IsDirectory { get; private set; }

        public uint Size { get; private set; }

        public uint Position { get; private set; }

        public bool Next()
        {
            while (true)
            {
                if (_index < _pair.Count)
                {
                    int kind = _pair.NameKind(_index++);
                    if (kind == LittleFsFormat.FileName || kind == LittleFsFormat.DirectoryName)
                    {
                        Take(_index - 1, kind == LittleFsFormat.DirectoryName);
                        return true;
                    }

                    if (kind != 0 && kind != LittleFsFormat.SuperblockName)
                    {
                        throw new MalformedException("The volume has an entry of unknown type.");
                    }
                }
                else if (_pair.HasTail && _pair.TailIsHard)
                {
                    Fetch(_pair.TailFirst, _pair.TailSecond);
                }
                else if (_pending.Count > 0)
                {
                    LittleFsDirectory next = (LittleFsDirectory)_pending[_pending.Count - 1]!;
                    _pending.RemoveAt(_pending.Count - 1);
                    _directory = next.Path + "/";
                    Fetch(next.First, next.Second);
                }
                else
                {
                    return false;
                }
            }
        }

        public IByteSource Open(uint position, uint size)
        {
            if ((position & SkipListMark) == 0)
            {
                return new LittleFsFile(_flash, FlashGeometry.AddressOf(_volume.StartPage) + position, size);
            }

            ReadWords(position & ~SkipListMark);
            return new LittleFsFile(_flash, _volume, LittleEndian.ToUInt32(_words, 0), size);
        }

        private void Fetch(uint first, uint second)
        {
            Spend(2);
            _volume.Fetch(_pair, first, second);
            _index = 0;
        }

        private void Spend(int blocks)
        {
            _blocksLeft -= blocks;
            if (_blocksLeft < 0)
            {
                throw new MalformedException("The volume has too many entries.");
            }
        }

        private void Take(int entry, bool isDirectory)
        {
            string name = _pair.ReadName(entry);
            Path = _directory + name;
            if (name.Length == 0 || name.IndexOf('/') >= 0 || Path.Length > LongestPath)
            {
                throw new MalformedException("The volume has an invalid name: " + Path);
            }

            IsDirectory = isDirectory;
            Size = 0;
            Position = _pair.StructOffset(entry);
            int kind = _pair.StructKind(entry);
            int size = _pair.StructSize(entry);
            if (!isDirectory && kind == LittleFsFormat.InlineStruct)
            {
                Size = (uint)size;
            }
            else if (size == 8 && kind == (isDirectory ? LittleFsFormat.DirectoryStruct : LittleFsFormat.SkipListStruct))
            {
                ReadWords(Position);
                if (isDirectory)
                {
                    _pending.Add(new LittleFsDirectory(Path, LittleEndian.ToUInt32(_words, 0), LittleEndian.ToUInt32(_words, 4)));
                }
                else
                {
                    Size = LittleEndian.ToUInt32(_words, 4);
                    Spend(LittleFsFormat.BlocksFor(Size));
                    Position |= SkipListMark;
                }
            }
            else
            {
                throw new MalformedException(Path + " in the volume has unknown contents.");
            }
        }

        private void ReadWords(uint offset)
        {
            FlashStatus status = _flash.Read(FlashGeometry.AddressOf(_volume.StartPage) + offset, _words, 0, 8);
            if (status != FlashStatus.Ok)
            {
                throw new CardIoException(Path + " in the volume cannot be read.");
            }
        }
    }
}
