using System;
using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>
    /// Reads <c>Manifest</c>, the list of a resource package, as a stream. The list consists of lines <c>V:</c>, <c>T:</c>, <c>D:</c> and
    /// <c>F:</c> (docs/reference/stock-updater.md 3.4). The reader's buffer of 1,536 bytes holds the longest line and one block of the
    /// card.
    /// </summary>
    public sealed class ResourceManifest
    {
        /// <summary>The name of the file, both in the archive and in the root of the card.</summary>
        public const string FileName = "Manifest";

        // Minimum length in bytes of a line that is refused as too long.
        private const int LineSize = 1024;

        // Reads are multiples of this size, so that each block of the card is transferred only once.
        private const int CardBlock = 512;
        private const int DigestDigits = 32;

        private readonly IByteSource _source;
        private readonly IBytes _bytes;
        private readonly bool _strict;
        private readonly byte[] _buffer;
        private int _start;
        private int _count;
        private int _lineStart;
        private int _lineEnd;
        private int _pathStart;
        private bool _ended;

        /// <summary>Creates a reader positioned before the first entry.</summary>
        /// <param name="source">Source of the file's bytes.</param>
        /// <param name="bytes">The byte operations.</param>
        /// <param name="strict">
        /// <see langword="true"/> for the Manifest of a package, in which a malformed line is refused. <see langword="false"/> for the
        /// Manifest that an earlier package left on the card; there, as in the firmware, a malformed line or an unsafe path is skipped, and
        /// an invalid size or a line that is too long ends the list.
        /// </param>
        public ResourceManifest(IByteSource source, IBytes bytes, bool strict)
        {
            _source = source;
            _bytes = bytes;
            _strict = strict;
            _buffer = new byte[LineSize + CardBlock];
            Md5 = new byte[16];
        }

        /// <summary>Gets the number of the line, from 1.</summary>
        public int Line { get; private set; }

        /// <summary>Gets a value indicating whether the entry is a directory; if not, it is a file.</summary>
        public bool IsDirectory { get; private set; }

        /// <summary>Gets the path of the entry relative to the root of the card; the path is safe (<see cref="SafePath"/>).</summary>
        public string Path { get; private set; }

        /// <summary>Gets the CRC32 of the path in UTF-8.</summary>
        public uint PathCrc
        {
            get { return _bytes.Crc32(0, _buffer, _pathStart, _lineEnd - _pathStart); }
        }

        /// <summary>Gets the size of a file in bytes.</summary>
        public uint Size { get; private set; }

        /// <summary>Gets the MD5 of a file, 16 bytes. The returned array is reused for the next entry.</summary>
        public byte[] Md5 { get; }

        /// <summary>Moves to the next directory or file.</summary>
        /// <returns><see langword="false"/> at the end of the list.</returns>
        /// <exception cref="MalformedException">A line of a package's Manifest is too long or malformed.</exception>
        /// <exception cref="CardIoException">The medium failed.</exception>
        public bool Next()
        {
            while (NextLine())
            {
                int field = _lineStart + 2;
                byte kind = field <= _lineEnd && _buffer[field - 1] == ':' ? _buffer[_lineStart] : (byte)0;
                IsDirectory = kind == 'D';
                Size = 0;
                Path = null;
                if (IsDirectory ? TakePath(field) : kind == 'F' && TakeFile(field))
                {
                    return true;
                }

                if (_lineEnd > _lineStart && kind != 'V' && kind != 'T')
                {
                    Refuse();
                }
            }

            return false;
        }

        private void Refuse()
        {
            if (_strict)
            {
                // If the name of the file is invalid, the message includes the name.
                throw new MalformedException(
                    MessageFormat.Of("Line # of the resource manifest is not valid", Line) + (Path == null ? "." : ": " + Path));
            }
        }

        private bool TakeFile(int from)
        {
            int name = from + DigestDigits + 1;
            if (!TakeDigest(from))
            {
                return false;
            }

            if (!TakeSize(ref name))
            {
                // An invalid size ends the list; for the Manifest of a package, the caller throws an exception.
                _ended = true;
                _count = 0;
                return false;
            }

            return TakePath(name);
        }

        private bool TakeDigest(int from)
        {
            return from + DigestDigits < _lineEnd && _buffer[from + DigestDigits] == ':' && _bytes.FromHex(_buffer, from, Md5);
        }

        private bool TakeSize(ref int from)
        {
            bool good = Digits.ReadDecimal(_bytes, _buffer, ref from, _lineEnd, out uint size)
                && from < _lineEnd && _buffer[from] == ':';
            Size = size;
            from++;
            return good;
        }

        private bool TakePath(int from)
        {
            string path = Utf8.ToTextOrNull(_buffer, from, _lineEnd - from);
            if (path == null || path.Length == 0)
            {
                return false;
            }

            _pathStart = from;
            Path = path;
            return SafePath.IsSafe(path);
        }

        // Finds the next line and trims its white space. The bytes that follow the line stay in the buffer.
        private bool NextLine()
        {
            int end;
            while ((end = _bytes.IndexOf(_buffer, _start, _count, '\n')) < 0 && !_ended && _count < LineSize)
            {
                Fill();
            }

            if (_count == 0)
            {
                return false;
            }

            if (end < 0)
            {
                end = _start + _count;
            }

            Line++;
            if (end - _start >= LineSize)
            {
                return EndAtLongLine();
            }

            _lineStart = _start;
            _lineEnd = end;
            while (_lineStart < _lineEnd && _buffer[_lineStart] <= ' ')
            {
                _lineStart++;
            }

            while (_lineEnd > _lineStart && _buffer[_lineEnd - 1] <= ' ')
            {
                _lineEnd--;
            }

            _count = end - _start < _count ? _count - (end + 1 - _start) : 0;
            _start = end + 1;
            return true;
        }

        private bool EndAtLongLine()
        {
            if (_strict)
            {
                throw new MalformedException(MessageFormat.Of("Line # of the resource manifest is too long.", Line));
            }

            return false;
        }

        // Moves the unread bytes to the start of the buffer and reads more after them.
        private void Fill()
        {
            int room = (LineSize + CardBlock - _count) & -CardBlock;
            Array.Copy(_buffer, _start, _buffer, 0, _count);
            _start = 0;
            int read = _source.Read(_buffer, _count, room);
            _ended = read < room;
            _count += read;
        }
    }
}
