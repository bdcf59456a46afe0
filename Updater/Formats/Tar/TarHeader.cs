using System;
using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Updater.Formats.Tar
{
    /// <summary>
    /// The 512-byte header of a tar entry (POSIX ustar, or the older header without magic, as in stock backups). Long names of GNU and pax
    /// archives are stored in a separate entry, which <see cref="TarReader"/> reads.
    /// </summary>
    public sealed class TarHeader
    {
        /// <summary>Size of a block in bytes. A header is one block; contents are padded to whole blocks.</summary>
        public const int BlockSize = 512;

        /// <summary>
        /// Length in bytes of the longest name that is written: the size of the name field, the only part of a name that the firmware
        /// reads.
        /// </summary>
        public const int NameSize = 100;

        private const int Mode = 100;
        private const int SizeField = 124;
        private const int Checksum = 148;
        private const int Type = 156;
        private const int Magic = 257;
        private const int Prefix = 345;
        private const int PrefixSize = 155;

        private const string UstarMagic = "ustar";
        private const string UstarVersion = "\n00";

        // The part of a file's header that follows the name: mode 0664, owner, group, size, time, space for the checksum, type. Numbers are
        // octal, each followed by a NUL, which a line feed represents here.
        private const string FileFields = "0000664\n" + "0000000\n" + "0000000\n" + "00000000000\n" + "00000000000\n" + "        " + "0";
        private const uint DirectoryMode = 509; // 0775

        private readonly IBytes _bytes;

        /// <summary>Creates an empty header.</summary>
        /// <param name="bytes">The byte operations.</param>
        public TarHeader(IBytes bytes)
        {
            _bytes = bytes;
            Block = new byte[BlockSize];
        }

        /// <summary>Gets the block to parse or format, 512 bytes. Between headers the block may be used for other data.</summary>
        public byte[] Block { get; }

        /// <summary>Gets the path without leading <c>./</c> and trailing <c>/</c>; empty for the root.</summary>
        public string Path { get; private set; }

        /// <summary>Gets a value indicating whether the entry is a directory.</summary>
        public bool IsDirectory { get; private set; }

        /// <summary>Gets a value indicating whether the entry is a regular file.</summary>
        public bool IsFile { get; private set; }

        /// <summary>Gets the number of bytes that follow the header, without padding.</summary>
        public uint Size { get; private set; }

        /// <summary>Gets the number of padding bytes after the contents, which fill the last block.</summary>
        public int Padding
        {
            get { return (int)(0u - Size) & (BlockSize - 1); }
        }

        /// <summary>
        /// Gets or sets the next entry's path, as given in an extended header; <see langword="null"/> if there is none. <see cref="Parse"/>
        /// consumes the path. Not validated yet.
        /// </summary>
        public string NextPath { get; set; }

        /// <summary>Gets a value indicating whether the contents are GNU's long name of the next entry.</summary>
        public bool IsLongName
        {
            get { return Block[Type] == 'L'; }
        }

        /// <summary>
        /// Gets a value indicating whether the contents are records about the next entry (POSIX.1-2017, pax, extended header).
        /// </summary>
        public bool IsRecords
        {
            get { return Block[Type] == 'x'; }
        }

        /// <summary>
        /// Gets a value indicating whether the entry is a file or directory to be used. Links, devices, extended headers and the root are
        /// skipped.
        /// </summary>
        public bool IsWanted
        {
            get { return (IsFile || IsDirectory) && Path.Length > 0; }
        }

        /// <summary>Parses <see cref="Block"/>.</summary>
        /// <returns><see langword="false"/> at the end marker, a block of zeros.</returns>
        /// <exception cref="MalformedException">
        /// The block is not a header, or its name is not safe (<see cref="SafePath"/>).
        /// </exception>
        public bool Parse()
        {
            int sum = _bytes.Sum(Block, 0, BlockSize);
            if (sum == 0)
            {
                return false;
            }

            if (ReadOctal(Checksum, 8) != (uint)(sum - _bytes.Sum(Block, Checksum, 8) + (8 * ' ')))
            {
                throw new MalformedException("A tar header has a wrong checksum.");
            }

            Size = ReadOctal(SizeField, 12);
            byte type = Block[Type];
            IsFile = type == '0' || type == 0;
            IsDirectory = type == '5';
            Path = string.Empty;
            if (IsFile || IsDirectory)
            {
                Path = ReadPath();
            }
            else if (type <= '7')
            {
                // The names of links and devices are not used, so they are not checked.
                NextPath = null;
            }

            return true;
        }

        /// <summary>Formats <see cref="Block"/>.</summary>
        /// <param name="path">The path.</param>
        /// <param name="isDirectory">Whether the entry is a directory.</param>
        /// <param name="size">Number of bytes that follow the header.</param>
        /// <exception cref="MalformedException">The path is longer than 100 bytes.</exception>
        public void Format(string path, bool isDirectory, uint size)
        {
            byte[] name = Utf8.ToBytes(path);
            if (name.Length > NameSize)
            {
                throw new MalformedException(path + " exceeds the 100 bytes of a tar name.");
            }

            _bytes.Fill(Block, 0, BlockSize, 0);
            Array.Copy(name, Block, name.Length);
            Ascii.Write(FileFields, Block, Mode);
            Ascii.Write(UstarMagic + UstarVersion, Block, Magic);
            WriteOctal(SizeField, 11, size);
            if (isDirectory)
            {
                WriteOctal(Mode, 7, DirectoryMode);
                Block[Type] = (byte)'5';
            }

            WriteOctal(Checksum, 6, (uint)_bytes.Sum(Block, 0, BlockSize));
            Block[Checksum + 6] = 0;
        }

        private string ReadPath()
        {
            string path = NextPath ?? ReadText(0, NameSize);
            if (Block[Prefix] != 0 && NextPath == null && Ascii.Is(Block, Magic, UstarMagic) && Block[Magic + UstarMagic.Length] == 0)
            {
                path = ReadText(Prefix, PrefixSize) + "/" + path;
            }

            NextPath = null;
            while (path.Length > 1 && path[0] == '.' && path[1] == '/')
            {
                path = path.Substring(2);
            }

            if (IsDirectory && path.EndsWith("/"))
            {
                path = path.Substring(0, path.Length - 1);
            }

            if (IsDirectory && (path.Length == 0 || path == "."))
            {
                return string.Empty;
            }

            if (!SafePath.IsSafe(path))
            {
                throw new MalformedException("The tar file has an unsafe name: " + path);
            }

            return path;
        }

        /// <summary>Decodes a NUL-terminated text.</summary>
        /// <param name="offset">Offset of the text in <see cref="Block"/>.</param>
        /// <param name="count">Maximum number of bytes.</param>
        /// <returns>The text.</returns>
        /// <exception cref="MalformedException">The text is not UTF-8.</exception>
        internal string ReadText(int offset, int count)
        {
            int end = _bytes.IndexOf(Block, offset, count, 0);
            return Utf8.ToText(Block, offset, end < 0 ? count : end - offset);
        }

        private uint ReadOctal(int offset, int count)
        {
            int end = offset + count;
            while (offset < end && Block[offset] == ' ')
            {
                offset++;
            }

            int read = _bytes.ReadDigits(Block, offset, end - offset, 8, out uint value);
            offset += read;
            if (read < 0 || (offset < end && Block[offset] != 0 && Block[offset] != ' '))
            {
                throw new MalformedException("A tar header has an invalid number.");
            }

            return value;
        }

        private void WriteOctal(int offset, int digits, uint value)
        {
            for (int i = offset + digits - 1; i >= offset; i--)
            {
                Block[i] = (byte)('0' + (value & 7));
                value >>= 3;
            }
        }
    }
}
