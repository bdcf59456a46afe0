using System.Collections;
using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>
    /// The structure of a DfuSe 1.1a file (docs/reference/stock-updater.md 2.6): prefix, targets, elements, suffix. All fields are
    /// validated, except the target addresses of the elements.
    /// </summary>
    public sealed class DfuFile
    {
        /// <summary>Size in bytes of the suffix at the end.</summary>
        public const int SuffixSize = 16;

        /// <summary>The CRC32 over a whole DfuSe file, including its stored CRC: the same value for every undamaged file.</summary>
        public const uint WholeFileCrc = 0xFFFFFFFF;

        private const int PrefixSize = 11;
        private const int TargetPrefixSize = 274;
        private const int ElementHeaderSize = 8;

        private readonly ICardFile _file;
        private readonly ArrayList _elements = new ArrayList();
        private readonly byte[] _buffer = new byte[TargetPrefixSize];
        private readonly uint _end;
        private uint _position;

        private DfuFile(ICardFile file)
        {
            _file = file;
            _end = file.Length - SuffixSize;
        }

        /// <summary>Gets the elements in file order: at least one, at most as many as flash has pages.</summary>
        public DfuElement[] Elements { get; private set; }

        /// <summary>Reads the structure, without the bytes of the elements.</summary>
        /// <param name="file">The open file.</param>
        /// <returns>The structure.</returns>
        /// <exception cref="MalformedException">The file is not a DfuSe file; the message contains the location of the fault.</exception>
        /// <exception cref="CardIoException">The card failed, or returned fewer bytes.</exception>
        public static DfuFile Read(ICardFile file)
        {
            if (file.Length < PrefixSize + TargetPrefixSize + ElementHeaderSize + SuffixSize)
            {
                throw Bad(MessageFormat.Of("is too short: # bytes", (int)file.Length));
            }

            DfuFile dfu = new DfuFile(file);
            int targets = dfu.ReadPrefix();
            for (int i = 0; i < targets; i++)
            {
                dfu.ReadTarget(i);
            }

            if (dfu._position != dfu._end)
            {
                throw Bad(MessageFormat.Of("has # bytes outside any target", (int)(dfu._end - dfu._position)));
            }

            dfu.ReadSuffix();
            dfu.Elements = new DfuElement[dfu._elements.Count];
            dfu._elements.CopyTo(dfu.Elements);
            return dfu;
        }

        private static MalformedException Bad(string what)
        {
            return new MalformedException("The DFU file " + what + ".");
        }

        private int ReadPrefix()
        {
            Take(PrefixSize, "prefix");
            if (!Ascii.Is(_buffer, 0, "DfuSe") || _buffer[5] != 1)
            {
                throw Bad("is not a DfuSe version 1 file");
            }

            if (LittleEndian.ToUInt32(_buffer, 6) != _end)
            {
                throw Bad(MessageFormat.Of("states # bytes but has #", (int)LittleEndian.ToUInt32(_buffer, 6), (int)_end));
            }

            if (_buffer[10] == 0)
            {
                throw Bad("has no target");
            }

            return _buffer[10];
        }

        private void ReadTarget(int number)
        {
            string name = MessageFormat.Of("target #", number);
            Take(TargetPrefixSize, name);
            if (!Ascii.Is(_buffer, 0, "Target"))
            {
                throw Bad("has no 'Target' where " + name + " should begin");
            }

            uint size = LittleEndian.ToUInt32(_buffer, 266);
            uint elements = LittleEndian.ToUInt32(_buffer, 270);
            uint start = _position;
            if (elements == 0 || elements > FlashGeometry.Pages - _elements.Count)
            {
                throw Bad(MessageFormat.Of("has # elements in @", name, (int)elements));
            }

            for (uint i = 0; i < elements; i++)
            {
                ReadElement(name);
            }

            if (_position - start != size)
            {
                throw Bad(MessageFormat.Of("states # bytes for @; its elements have #", name, (int)size, (int)(_position - start)));
            }
        }

        private void ReadElement(string target)
        {
            Take(ElementHeaderSize, "element of " + target);
            uint size = LittleEndian.ToUInt32(_buffer, 4);
            if (size == 0 || size > _end - _position)
            {
                throw Bad(MessageFormat.Of("has an element of # bytes in @; # are left", target, (int)size, (int)(_end - _position)));
            }

            _elements.Add(new DfuElement(LittleEndian.ToUInt32(_buffer, 0), size, _position));
            _position += size;
        }

        private void ReadSuffix()
        {
            CardReading.ReadAt(_file, _end, _buffer, SuffixSize);
            if (!Ascii.Is(_buffer, 8, "UFD") || _buffer[11] != SuffixSize || LittleEndian.ToUInt16(_buffer, 6) != 0x011A)
            {
                throw Bad("has no DFU 1.1a suffix");
            }

            if (LittleEndian.ToUInt16(_buffer, 0) != 0xFFFF || LittleEndian.ToUInt32(_buffer, 2) != 0x0483DF11)
            {
                throw Bad("is not for 0483:DF11");
            }
        }

        private void Take(int count, string what)
        {
            if (count > _end - _position)
            {
                throw Bad("ends in the header of " + what);
            }

            CardReading.ReadAt(_file, _position, _buffer, count);
            _position += (uint)count;
        }
    }
}
