using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Updater.Formats.LittleFs
{
    /// <summary>
    /// The contents of a file in a littlefs volume, read directly from flash. The contents are either inline in a metadata block, or in the
    /// blocks of a skip list. The list starts at the last block of the file; from there, following pointers leads to any block in a
    /// logarithmic number of steps.
    /// </summary>
    internal sealed class LittleFsFile : IByteSource
    {
        private readonly IFlash _flash;
        private readonly LittleFsVolume _volume;
        private readonly uint _head;
        private readonly int _blocks;
        private readonly byte[] _pointer = new byte[4];
        private uint _left;
        private uint _address;
        private int _room;
        private int _index;

        public LittleFsFile(IFlash flash, uint address, uint size)
        {
            _flash = flash;
            _address = address;
            _room = (int)size;
            _left = size;
        }

        public LittleFsFile(IFlash flash, LittleFsVolume volume, uint head, uint size)
        {
            _flash = flash;
            _volume = volume;
            _head = head;
            _blocks = LittleFsFormat.BlocksFor(size);
            _left = size;
        }

        /// <summary>Gets the flash page of the first block; 0 if the contents are inline.</summary>
        public int FirstPage
        {
            get { return _volume == null ? 0 : FlashGeometry.PageOf(BlockAddress(FindBlock(0))); }
        }

        public int Read(byte[] buffer, int offset, int count)
        {
            int done = 0;
            while (done < count && _left > 0)
            {
                if (_room == 0)
                {
                    int skip = LittleFsFormat.PointerBytes(_index);
                    _address = BlockAddress(FindBlock(_index++)) + (uint)skip;
                    _room = FlashGeometry.PageSize - skip;
                }

                int part = count - done < _room ? count - done : _room;
                if ((uint)part > _left)
                {
                    part = (int)_left;
                }

                ReadFlash(_address, buffer, offset + done, part);
                done += part;
                _address += (uint)part;
                _room -= part;
                _left -= (uint)part;
            }

            return done;
        }

        private uint FindBlock(int index)
        {
            uint block = _head;
            int current = _blocks - 1;
            while (current > index)
            {
                // Follow the longest pointer that does not skip the target block.
                int power = 0;
                while ((current & (1 << power)) == 0 && current - (2 << power) >= index)
                {
                    power++;
                }

                ReadFlash(BlockAddress(block) + (uint)(4 * power), _pointer, 0, 4);
                block = LittleEndian.ToUInt32(_pointer, 0);
                current -= 1 << power;
            }

            return block;
        }

        private uint BlockAddress(uint block)
        {
            if (block >= (uint)_volume.BlockCount)
            {
                throw new MalformedException("A block address of the volume is out of range.");
            }

            return FlashGeometry.AddressOf(_volume.StartPage + (int)block);
        }

        private void ReadFlash(uint address, byte[] buffer, int offset, int count)
        {
            FlashStatus status = _flash.Read(address, buffer, offset, count);
            if (status != FlashStatus.Ok)
            {
                throw new CardIoException(MessageFormat.Of("A file in the volume cannot be read (page #).", FlashGeometry.PageOf(address)));
            }
        }
    }
}
