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

        /// <summary>
        /// Creates a reader that starts at the stream's current position. If leaveOpen is true, closing the reader does not close the
        /// stream.
        /// </summary>
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

        /// <summary>The encoding: UTF-8.</summary>
        public virtual Encoding CurrentEncoding => Encoding.UTF8;

        /// <summary>Whether the end of the stream has been reached.</summary>
        public bool EndOfStream => Peek() < 0;

        /// <summary>Closes the reader, and the stream unless leaveOpen was set.</summary>
        public override void Close() => Dispose(true);

        /// <summary>Returns the next character without consuming it, or -1 at the end of the text.</summary>
        public override int Peek() => Fill() ? _chars[_charAt] : -1;

        /// <summary>Returns the next character, or -1 at the end of the text.</summary>
        public override int Read() => Fill() ? _chars[_charAt++] : -1;

        /// <summary>Reads up to count characters.</summary>
        public override int Read(char[] buffer, int index, int count) => base.Read(buffer, index, count);

        /// <summary>Returns the rest of the line without its line ending, or null at the end of the text.</summary>
        public override string ReadLine() => base.ReadLine();

        /// <summary>Returns all remaining text.</summary>
        public override string ReadToEnd() => base.ReadToEnd();

        /// <summary>Closes the stream unless leaveOpen was set.</summary>
        protected override void Dispose(bool disposing)
        {
            if (_stream != null && _closeStream)
            {
                _stream.Close();
            }

            _stream = null;
        }

        /// <summary>Returns whether a character is available; decodes the next block if needed.</summary>
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
