using System.Text;

namespace System.IO
{
    /// <summary>Reads the UTF-8 text of a stream.</summary>
    public class StreamReader : TextReader
    {
        private const int BlockSize = 512;

        private readonly bool _closeStream;
        private readonly byte[] _bytes = new byte[BlockSize];
        private readonly char[] _chars = new char[BlockSize];
        private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
        private Stream _stream;
        private int _byteCount;
        private int _charCount;
        private int _charAt;
        private bool _atEnd;

        /// <summary>Reads a stream from its current position; on request the stream stays open when the reader is closed.</summary>
        public StreamReader(Stream stream, bool leaveOpen = false)
        {
            if (stream == null)
            {
                throw new ArgumentNullException("stream");
            }

            if (!stream.CanRead)
            {
                throw new ArgumentException();
            }

            _stream = stream;
            _closeStream = !leaveOpen;
        }

        /// <summary>The stream.</summary>
        public virtual Stream BaseStream => _stream;

        /// <summary>UTF-8.</summary>
        public virtual Encoding CurrentEncoding => Encoding.UTF8;

        /// <summary>Whether nothing is left.</summary>
        public bool EndOfStream => Peek() < 0;

        /// <summary>Closes the reader, and the stream unless it is to stay open.</summary>
        public override void Close() => Dispose(true);

        /// <summary>The next character without taking it; -1 at the end.</summary>
        public override int Peek() => Fill() ? _chars[_charAt] : -1;

        /// <summary>The next character; -1 at the end.</summary>
        public override int Read() => Fill() ? _chars[_charAt++] : -1;

        /// <summary>Reads at most count characters.</summary>
        public override int Read(char[] buffer, int index, int count) => base.Read(buffer, index, count);

        /// <summary>The rest of the line without its end; null at the end.</summary>
        public override string ReadLine() => base.ReadLine();

        /// <summary>All the rest.</summary>
        public override string ReadToEnd() => base.ReadToEnd();

        /// <summary>Closes the stream unless it is to stay open.</summary>
        protected override void Dispose(bool disposing)
        {
            if (_stream != null && _closeStream)
            {
                _stream.Close();
            }

            _stream = null;
        }

        /// <summary>Whether there is a character: decodes the next block when the last one is used up.</summary>
        private bool Fill()
        {
            if (_stream == null)
            {
                throw new ObjectDisposedException();
            }

            while (_charAt == _charCount && !(_atEnd && _byteCount == 0))
            {
                int read = _stream.Read(_bytes, _byteCount, BlockSize - _byteCount);
                _atEnd = read == 0;
                _byteCount += read;
                int used;
                bool completed;
                _decoder.Convert(_bytes, 0, _byteCount, _chars, 0, BlockSize, _atEnd, out used, out _charCount, out completed);
                _charAt = 0;
                Array.Copy(_bytes, used, _bytes, 0, _byteCount - used);
                _byteCount -= used;
            }

            return _charAt < _charCount;
        }
    }
}
